using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Reads;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>The properties of figure 3 of the Raft paper, and what durability, changes of members, snapshots and reads add, checked on every step of a
/// cluster with the knowledge of all disks, which no member has.</summary>
internal sealed class SafetyChecker(IReadOnlyList<Machine> machines)
{
    private readonly Dictionary<Term, NodeId> _leaders = [];
    private readonly Dictionary<(LogIndex Index, Term Term), (LogEntry Entry, Term PreviousTerm)> _entries = [];
    private readonly Dictionary<(NodeId Voter, Term Term), NodeId> _votes = [];
    private readonly List<(LogEntry Entry, Term CommitTerm)> _committed = [];
    private readonly Dictionary<NodeId, LogIndex> _commits = [];
    private readonly Dictionary<NodeId, LogIndex> _written = [];
    private readonly List<(int Reader, int Committed)> _asked = [];

    public int Committed => _committed.Count;

    public int Elections => _leaders.Count;

    public int Truncations { get; private set; }

    /// <summary>Snapshots that took the place of a log.</summary>
    public int Restores { get; private set; }

    /// <summary>Reads that were answered.</summary>
    public int Answers { get; private set; }

    /// <summary>Changes of members that were committed.</summary>
    public int Changes => _committed.Count(c => c.Entry.Payload is ConfigurationChange);

    public sealed record Snapshot(Term Term, RaftRole Role, LogIndex Commit);

    public Snapshot Before(Machine machine) =>
        new(machine.Core.Term, machine.Core.Role, machine.Core.CommitIndex);

    public void Crashed(Machine machine) => _commits.Remove(machine.Id);

    /// <summary>What a member finds compacted it does not commit again.</summary>
    public void Restarted(Machine machine)
    {
        _commits[machine.Id] = machine.Core.FirstIndex.Previous;
        _written[machine.Id] = machine.Core.LastIndex;
    }

    public void After(Machine machine, Snapshot before, CoreOutput output)
    {
        var core = machine.Core;
        Assert.True(core.Term >= before.Term, $"Terms only grow: {core} after {before}.");
        Assert.True(core.CommitIndex >= before.Commit, $"Commit indices only grow: {core} after {before}.");
        CheckDurable(machine);
        if (output.Write is { } write)
            CheckWrite(machine, before, write);
        if (core.Role == RaftRole.Leader)
            CheckLeader(core, isNew: before.Role != RaftRole.Leader || before.Term != core.Term);
        CheckCommits(machine);
    }

    /// <summary>A read is asked for: everything acknowledged so far must be seen by it.</summary>
    /// <returns>Its name.</returns>
    public long Asked(int reader)
    {
        _asked.Add((reader, _committed.Count));
        return _asked.Count - 1;
    }

    /// <summary>Linearizability of reads: an answer includes everything that was committed when the read was asked for.</summary>
    public void Answered(Machine machine, IReadOnlyList<ReadResult> reads)
    {
        foreach (var (read, index) in reads)
        {
            Answers++;
            var (reader, committed) = _asked[(int)read];
            Assert.True(reader == machine.Id.Number, $"An answer comes to who asked: read {read} of {reader} to {machine.Core}.");
            Assert.True(index.Value >= committed, $"A read sees what was committed before it: {committed}, but read {read} saw {index} at {machine.Core}.");
        }
    }

    /// <summary>The state that a snapshot stands for, after seeing that it stands for what was committed.</summary>
    public IReadOnlyList<LogEntry> StateAt(SnapshotMark snapshot)
    {
        Restores++;
        Assert.True(snapshot.Index.Value <= _committed.Count, $"{snapshot} holds only what is committed; that is {_committed.Count}.");
        Assert.True(_committed[(int)snapshot.Index.Value - 1].Entry.Term == snapshot.Term, $"{snapshot} ends in the entry committed there.");
        LogEntry[] state = [.. _committed.Take((int)snapshot.Index.Value).Select(c => c.Entry)];
        var configuration = machines[0].Options.Configuration;
        foreach (var change in state.Select(e => e.Payload).OfType<ConfigurationChange>())
            configuration = ConfigurationChanger.Apply(configuration, change).Configuration;
        Assert.True(snapshot.Configuration.TraceHash == configuration.TraceHash, $"{snapshot} has the members as of its end: {configuration}, not {snapshot.Configuration}.");
        return state;
    }

    private static void CheckDurable(Machine machine)
    {
        var core = machine.Core;
        for (var index = core.DurableIndex; index >= core.FirstIndex && index > core.DurableIndex - 8; index = index.Previous)
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
                Assert.True(disk.LastIndex >= response.Index, $"Entries are confirmed once durable: {message}, disk ends in {disk.LastIndex}.");
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
    private void CheckWrite(Machine machine, Snapshot before, DurableWrite write)
    {
        var core = machine.Core;
        var entries = write.Entries;
        if (write.Snapshot is { } snapshot)
            _written[machine.Id] = snapshot.Index;
        if (entries.IsEmpty)
            return;
        bool isTruncating = entries.First.Index <= _written.GetValueOrDefault(machine.Id);
        _written[machine.Id] = entries.Last.Index;
        if (isTruncating)
        {
            Truncations++;
            Assert.False(core.Role == RaftRole.Leader && before.Role == RaftRole.Leader && core.Term == before.Term, $"A leader never overwrites its log: {core}.");
        }

        foreach (var entry in entries)
        {
            if (entry.Index < core.FirstIndex)
                continue;
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
            bool isHeld = entry.Index < core.FirstIndex || (core.LastIndex >= entry.Index && ReferenceEquals(core.Entry(entry.Index), entry));
            Assert.True(commitTerm >= core.Term || isHeld, $"A leader has every entry committed in an earlier term: {entry} in {core}.");
        }
    }

    /// <summary>State Machine Safety, and that what is committed is on the disks of a quorum of the members that its leader counts.</summary>
    private void CheckCommits(Machine machine)
    {
        var core = machine.Core;
        for (var index = _commits.GetValueOrDefault(machine.Id).Next; index <= core.CommitIndex; index = index.Next)
        {
            if (index < core.FirstIndex)
            {
                Assert.True(index.Value <= _committed.Count, $"What is compacted was committed: {index} at {core}.");
                continue;
            }

            var entry = core.Entry(index);
            if (index.Value <= _committed.Count)
            {
                var committed = _committed[(int)index.Value - 1].Entry;
                Assert.True(ReferenceEquals(committed, entry), $"One entry is committed at {index}: {committed}, and {entry} at {core}.");
                continue;
            }

            var configuration = core.Configuration;
            Assert.True(
                configuration.IsQuorum(Holders(configuration.Voters, entry), Holders(configuration.VotersOutgoing, entry)),
                $"A committed entry is durable on a quorum: {entry} is not, with {configuration}, {core}.");
            _committed.Add((entry, core.Term));
        }

        _commits[machine.Id] = core.CommitIndex;
    }

    private int Holders(IReadOnlyList<NodeId> voters, LogEntry entry) => voters.Count(voter => machines[voter.Number - 1].Disk.Holds(entry));
}
