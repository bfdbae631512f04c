using Aurigraph.Consensus.Log;
using Aurigraph.Measurement;
using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>Follows each log index: proposed, committed at the leader, known to a quorum, applied on a quorum, and how far each node lags.</summary>
public sealed class CommitRecorder(RunWindow window, MembershipRecorder members, TransactionRecorder transactions)
{
    private readonly List<IndexRecord> _indices = [];
    private readonly Dictionary<BatchId, OriginBatch> _awaitingQuorum = [];
    private readonly Dictionary<BatchId, VirtualTime> _appliedOnQuorum = [];
    private readonly Dictionary<NodeId, LogIndex> _known = [];
    private readonly Dictionary<NodeId, LogIndex> _everApplied = [];
    private readonly SortedDictionary<NodeId, LatencyHistogram> _lags = [];
    private readonly SortedDictionary<NodeId, (LogIndex Index, ulong Hash)> _applied = [];

    /// <summary>The leader's append to its commit, per transaction.</summary>
    public LatencyHistogram ProposeToCommit { get; } = new();

    /// <summary>Commit at the leader until a quorum knows.</summary>
    public LatencyHistogram CommitToQuorum { get; } = new();

    /// <summary>Entries committed in the window.</summary>
    public long EntriesInWindow { get; private set; }

    /// <summary>The highest index committed.</summary>
    public LogIndex Committed { get; private set; }

    /// <summary>What each node has applied.</summary>
    public IReadOnlyDictionary<NodeId, (LogIndex Index, ulong Hash)> AppliedByNode => _applied;

    /// <summary>A leader appended an entry.</summary>
    public void OnProposed(LogIndex index, VirtualTime now) => At(index).ProposedAt = now;

    /// <summary>A validator counts entries as committed.</summary>
    public void OnCommitted(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries, VirtualTime now)
    {
        foreach (LogEntry entry in entries)
        {
            IndexRecord record = At(entry.Index);
            if (isLeader && record.CommittedAt == VirtualTime.Never)
            {
                record.CommittedAt = now;
                Committed = LogIndex.Max(Committed, entry.Index);
                if (window.Contains(now))
                    EntriesInWindow++;
                if (entry.Payload is BatchPayload batch && record.ProposedAt != VirtualTime.Never && window.Contains(now))
                    ProposeToCommit.Record(now - record.ProposedAt, batch.Reference.Count);
            }
            if (!IsFirst(_known, node, entry.Index))
                continue;
            record.Known++;
            if (record.Known == record.Quorum && record.CommittedAt != VirtualTime.Never && window.Contains(now))
                CommitToQuorum.Record(now - record.CommittedAt);
        }
    }

    /// <summary>A node applied an entry.</summary>
    public void OnApplied(NodeId node, LogIndex index, BatchReference? reference, ulong stateHash, VirtualTime now)
    {
        _applied[node] = (index, stateHash);
        IndexRecord record = At(index);
        if (record.CommittedAt != VirtualTime.Never && window.Contains(now))
            Lag(node).Record(now - record.CommittedAt);
        if (node.Role != NodeRole.Validator || !IsFirst(_everApplied, node, index) || ++record.Applied != record.Quorum || reference is null)
            return;
        if (_awaitingQuorum.Remove(reference.Id, out OriginBatch? batch))
            transactions.OnQuorumApplied(batch, now);
        else
            _appliedOnQuorum[reference.Id] = now;
    }

    /// <summary>A node put a snapshot in the place of its state: it has what was applied up to an index without applying it.</summary>
    public void OnRestored(NodeId node, LogIndex index, ulong stateHash)
    {
        _applied[node] = (index, stateHash);
        _known[node] = LogIndex.Max(_known.GetValueOrDefault(node), index);
        _everApplied[node] = LogIndex.Max(_everApplied.GetValueOrDefault(node), index);
    }

    /// <summary>A batch is final at its origin.</summary>
    public void OnFinal(OriginBatch batch)
    {
        BatchId id = batch.Reference!.Id;
        if (_appliedOnQuorum.Remove(id, out VirtualTime at))
            transactions.OnQuorumApplied(batch, at);
        else
            _awaitingQuorum[id] = batch;
    }

    /// <summary>How far a node lagged behind the leader's commit.</summary>
    public LatencyHistogram Lag(NodeId node)
    {
        if (!_lags.TryGetValue(node, out LatencyHistogram? lag))
            _lags.Add(node, lag = new LatencyHistogram());
        return lag;
    }

    /// <summary>When an index was committed at the leader; never when it was not.</summary>
    public VirtualTime CommittedAt(LogIndex index) => index.Value < _indices.Count ? _indices[(int)index.Value].CommittedAt : VirtualTime.Never;

    /// <summary>Whether a node comes to an index for the first time; after a restart it passes some again.</summary>
    private static bool IsFirst(Dictionary<NodeId, LogIndex> reached, NodeId node, LogIndex index)
    {
        if (reached.GetValueOrDefault(node) >= index)
            return false;
        reached[node] = index;
        return true;
    }

    private IndexRecord At(LogIndex index)
    {
        while (_indices.Count <= index.Value)
            _indices.Add(new IndexRecord(members.Quorum));
        return _indices[(int)index.Value];
    }

    private sealed class IndexRecord(int quorum)
    {
        public int Quorum => quorum;

        public VirtualTime ProposedAt { get; set; } = VirtualTime.Never;

        public VirtualTime CommittedAt { get; set; } = VirtualTime.Never;

        public int Known { get; set; }

        public int Applied { get; set; }
    }
}
