using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Replication;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <summary>
/// One member of a replicated log: Raft (Ongaro and Ousterhout, 2014; Ongaro's thesis, 2014) as a pure state machine, complete with changes of
/// members by joint consensus, leadership transfer, linearizable reads and snapshots, and with what large batches need: pipelined appends bounded in
/// number and bytes, disk writes in parallel with messages, a quota of uncommitted bytes.
/// <para>Model: inputs change the state; <see cref="Drain"/> then says what to do. The core does nothing itself: no clock, disk, network,
/// thread or randomness. One instance lives as long as one incarnation of the member.</para>
/// <para>Contract of the caller: one input at a time; time is passed with <see cref="Advance"/> before any other input; after one or
/// several inputs, <see cref="Drain"/> once and carry the output out; writes become durable in order, and are reported in order.
/// Messages may be lost, duplicated or reordered, never altered.</para>
/// <para>Not goals: it does not tolerate members that lie, and it does not order by itself what proposals mean.</para>
/// </summary>
/// <remarks>Partial by duty: Elections, Following (what a follower does with a leader's messages), Replication (what a leader sends), Commit, Proposals,
/// Membership, Transfer, Reads, Snapshots, Time, Messages (who handles what), Output.</remarks>
public sealed partial class HyperRaft
{
    private readonly CoreOptions _options;
    private readonly NodeId _self;
    private readonly ReplicatedLog _log;
    private readonly DurabilityTracker _durability;
    private readonly ProgressTracker _progress;
    private readonly VoteTally _tally;

    private MemberConfiguration _configuration;
    private Term _term;
    private NodeId _votedFor;
    private RaftRole _role;
    private NodeId _leader;
    private LogIndex _commit;

    /// <summary>Starts a member from what its disk holds.</summary>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    /// <exception cref="InvariantException">The restored state contradicts itself: the log has gaps, a term above the restored one,
    /// or ends before the commit index. Or an entry fails its checksum.</exception>
    public HyperRaft(CoreOptions options, RestoredState restored)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(restored);
        options.Validate();
        _options = options;
        _self = options.Self;
        var state = restored.State ?? restored.LogBegin;
        _configuration = state?.Configuration ?? options.Configuration;
        _log = restored.LogBegin is { } begin ? new ReplicatedLog(begin.Index, begin.Term) : new ReplicatedLog();
        for (int i = 0; i < restored.Entries.Count; i++)
        {
            CheckIntact(restored.Entries[i], restored.Checksums is { } kept ? kept[i] : restored.Entries[i].Checksum);
            _log.Append(restored.Entries[i]);
        }

        (_term, _votedFor, _commit) = restored.HardState;
        _durability = new DurabilityTracker(restored.HardState, _log.LastIndex);
        _applied = state?.Index ?? LogIndex.Zero;
        if ((_log.Count > 0 && _log.LastTerm > _term) || _commit > _log.LastIndex || _applied < _log.BaseIndex)
            throw Broken($"the restored log, {_log.FirstIndex} to {_log.LastTerm}/{_log.LastIndex}, does not go with {restored.HardState} and {_applied} applied");
        _commit = LogIndex.Max(_commit, _log.BaseIndex);
        _handedOut = _applied;
        if (state is not null)
            CommitWhatWasApplied(state);
        _progress = new ProgressTracker(_self, _configuration, options.MaxInflightAppends, options.MaxInflightBytes);
        _tally = new VoteTally(_configuration);
        _silentUntil = options.LeaseReads && _term > Term.Zero ? options.ElectionTimeoutMin : Duration.Zero;
        RestartElectionTimer();
    }

    /// <summary>What this member currently does.</summary>
    public RaftRole Role => _role;

    /// <summary>The latest term it knows.</summary>
    public Term Term => _term;

    /// <summary>The leader of the term as far as known, else <see cref="NodeId.None"/>.</summary>
    public NodeId Leader => _leader;

    /// <summary>Whom it voted for in the term, else <see cref="NodeId.None"/>; durable or not.</summary>
    public NodeId VotedFor => _votedFor;

    /// <summary>The members as of <see cref="AppliedIndex"/>.</summary>
    public MemberConfiguration Configuration => _configuration;

    /// <summary>The highest index known to be committed.</summary>
    public LogIndex CommitIndex => _commit;

    /// <summary>The index of the first entry held, which may be yet to come; all before it were compacted.</summary>
    public LogIndex FirstIndex => _log.FirstIndex;

    /// <summary>The end of the log, durable or not.</summary>
    public LogIndex LastIndex => _log.LastIndex;

    /// <summary>The end of what is on this member's disk as it is in memory.</summary>
    public LogIndex DurableIndex => _durability.DurableIndex;

    /// <summary>The highest index reported as applied.</summary>
    public LogIndex AppliedIndex => _applied;

    /// <summary>Messages from peers that were not acted on, because the sender is no member or the content is not of the protocol.</summary>
    public long IgnoredMessages { get; private set; }

    /// <summary>The entry at an index from <see cref="FirstIndex"/> to <see cref="LastIndex"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    public LogEntry Entry(LogIndex index) => _log.Holds(index)
        ? _log[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The log holds {_log.FirstIndex} to {_log.LastIndex}.");

    /// <summary>The term of the entry at an index from the one before <see cref="FirstIndex"/>, where it is that of the last entry compacted or 0,
    /// to <see cref="LastIndex"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    public Term TermAt(LogIndex index) => _log.KnowsTerm(index)
        ? _log.TermAt(index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The log holds {_log.FirstIndex} to {_log.LastIndex}.");

    /// <summary>As leader: how it sees the other members, in the order of their names. Otherwise empty. Allocates; for inspection.</summary>
    public IReadOnlyList<FollowerProgress> Followers
    {
        get
        {
            if (_role != RaftRole.Leader)
                return [];
            var views = new FollowerProgress[_progress.Followers.Length];
            for (int i = 0; i < views.Length; i++)
                views[i] = _progress.Followers[i].View;
            return views;
        }
    }

    /// <summary>As leader: how it sees one other member. Null when it does not lead or the node is no other member.</summary>
    public FollowerProgress? ProgressOf(NodeId node) => _role == RaftRole.Leader ? _progress.Find(node)?.View : null;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{_self} {_role} term {_term} voted {_votedFor} leader {_leader} log {_log.FirstIndex} to {_log.LastTerm}/{_log.LastIndex} durable {_durability.DurableIndex} commit {_commit} applied {_applied}";

    /// <summary>An entry that is not what was written is never applied, and neither is what follows it: this member may have confirmed it, so it
    /// must not simply drop it either.</summary>
    private void CheckIntact(LogEntry entry, ulong kept)
    {
        if (entry.Checksum != kept)
        {
            throw new InvariantException(
                $"The log of {_self} is corrupted: entry {entry.Index} of term {entry.Term} fails its checksum ({entry.Checksum:x16}, written {kept:x16}). " +
                "Restore its disk, or remove it from the members and let it join anew, empty.");
        }
    }

    /// <summary>What was applied is committed, whether the log shows it or not: a log that does not have it can be of no further use.</summary>
    private void CommitWhatWasApplied(SnapshotMark state)
    {
        if (!_log.Matches(state.Index, state.Term))
        {
            _durability.Replaced(state, LogIndex.Min(_commit, state.Index));
            _log.BeginAfter(state.Index, state.Term);
        }

        _commit = LogIndex.Max(_commit, state.Index);
    }

    private bool IsVoter => _configuration.IsVoter(_self);

    private InvariantException Broken(string what) => new($"Consensus invariant broken: {what}. State: {this}.");
}
