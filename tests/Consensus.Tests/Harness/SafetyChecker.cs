using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>The properties of figure 3 of the Raft paper, and what durability adds, checked on every step of a cluster with the
/// knowledge of all disks, which no member has.</summary>
internal sealed class SafetyChecker(MemberConfiguration configuration, IReadOnlyList<Machine> machines)
{
    private readonly Dictionary<Term, NodeId> _leaders = [];
    private readonly Dictionary<(LogIndex Index, Term Term), (LogEntry Entry, Term PreviousTerm)> _entries = [];
    private readonly Dictionary<(NodeId Voter, Term Term), NodeId> _votes = [];
    private readonly List<(LogEntry Entry, Term CommitTerm)> _committed = [];
    private readonly Dictionary<NodeId, LogIndex> _commits = [];

    public int Committed => _committed.Count;

    public int Elections => _leaders.Count;

    public int Truncations { get; private set; }

    public sealed record Snapshot(Term Term, RaftRole Role, LogIndex Last, LogIndex Commit);

    public Snapshot Before(Machine machine) =>
        new(machine.Core.Term, machine.Core.Role, machine.Core.LastIndex, machine.Core.CommitIndex);

    public void Crashed(Machine machine) => _commits.Remove(machine.Id);

    public void After(Machine machine, Snapshot before, CoreOutput output)
    {
        var core = machine.Core;
        Assert.True(core.Term >= before.Term, $"Terms only grow: {core} after {before}.");
        Assert.True(core.CommitIndex >= before.Commit, $"Commit indices only grow: {core} after {before}.");
        CheckDurable(machine);
        if (output.Write is { Entries.IsEmpty: false } write)
            CheckEntries(machine, before, write.Entries);
        if (core.Role == RaftRole.Leader)
            CheckLeader(core, isNew: before.Role != RaftRole.Leader || before.Term != core.Term);
        CheckCommits(machine);
    }

    private static void CheckDurable(Machine machine)
    {
        var core = machine.Core;
        for (var index = core.DurableIndex; index > LogIndex.Zero && index > core.DurableIndex - 8; index = index.Previous)
            Assert.True(machine.Disk.Holds(core.Entry(index)), $"Nothing counts as durable that the disk lacks: {core.Entry(index)} of {core}.");
    }

    /// <summary>Promises leave after what they promise is on disk.</summary>
    public void Sent(RaftMessage message)
    {
        var disk = machines[message.From.Number - 1].Disk;
        switch (message)
        {
            case VoteResponse { Granted: true }:
                Assert.True(disk.HardState.Term == message.Term && disk.HardState.VotedFor == message.To, $"A vote leaves once durable: {message}.");
                break;
            case AppendResponse { Success: true } response:
                Assert.True(disk.Entries.Count >= response.Index.Value, $"Entries are confirmed once durable: {message}, disk has {disk.Entries.Count}.");
                break;
            case AppendRequest:
                Assert.True(disk.HardState.Term >= message.Term, $"A leader's own vote is durable before it sends entries: {message}.");
                break;
        }
    }

    /// <summary>A vote is cast when it is durable, not before: what a crash forgets, nobody counted.</summary>
    public void Persisted(Machine machine)
    {
        var (term, candidate, _) = machine.Disk.HardState;
        if (candidate.IsNone)
            return;
        var voter = machine.Id;
        if (_votes.TryGetValue((voter, term), out var earlier))
            Assert.True(earlier == candidate, $"{voter} votes once in term {term}: for {earlier}, then for {candidate}.");
        _votes[(voter, term)] = candidate;
    }

    /// <summary>Log Matching, in the form that makes it inductive: the same term and index mean the same entry after the same term. And
    /// Leader Append-Only.</summary>
    private void CheckEntries(Machine machine, Snapshot before, EntrySlice entries)
    {
        var core = machine.Core;
        if (entries.First.Index <= before.Last)
        {
            Truncations++;
            Assert.False(core.Role == RaftRole.Leader && before.Role == RaftRole.Leader && core.Term == before.Term, $"A leader never overwrites its log: {core}.");
        }

        foreach (var entry in entries)
        {
            var previousTerm = core.TermAt(entry.Index.Previous);
            var known = _entries.GetValueOrDefault((entry.Index, entry.Term), (entry, previousTerm));
            Assert.True(ReferenceEquals(known.Item1, entry) && known.Item2 == previousTerm, $"Logs with entry {entry} agree up to it: {core}.");
            _entries[(entry.Index, entry.Term)] = known;
        }
    }

    /// <summary>Election Safety, and Leader Completeness.</summary>
    private void CheckLeader(HyperRaft core, bool isNew)
    {
        if (!isNew)
            return;
        Assert.True(_leaders.TryAdd(core.Term, core.Leader), $"Term {core.Term} has one leader: {_leaders.GetValueOrDefault(core.Term)}, then {core}.");
        foreach (var (entry, commitTerm) in _committed)
        {
            Assert.True(
                commitTerm >= core.Term || (core.LastIndex >= entry.Index && ReferenceEquals(core.Entry(entry.Index), entry)),
                $"A leader has every entry committed in an earlier term: {entry} in {core}.");
        }
    }

    /// <summary>State Machine Safety, and that what is committed is on the disks of a quorum.</summary>
    private void CheckCommits(Machine machine)
    {
        var core = machine.Core;
        for (var index = _commits.GetValueOrDefault(machine.Id).Next; index <= core.CommitIndex; index = index.Next)
        {
            var entry = core.Entry(index);
            if (index.Value <= _committed.Count)
            {
                var committed = _committed[(int)index.Value - 1].Entry;
                Assert.True(ReferenceEquals(committed, entry), $"One entry is committed at {index}: {committed}, and {entry} at {core}.");
                continue;
            }

            int holders = machines.Count(m => configuration.IsVoter(m.Id) && m.Disk.Holds(entry));
            Assert.True(holders >= configuration.Incoming.QuorumSize, $"A committed entry is durable on a quorum: {entry} on {holders} of {configuration.Incoming.QuorumSize}, {core}.");
            _committed.Add((entry, core.Term));
        }

        _commits[machine.Id] = core.CommitIndex;
    }
}
