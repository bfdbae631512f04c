using Aurigraph.Consensus.Log;
using Aurigraph.Live.Time;
using Aurigraph.Measurement;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Nodes;

/// <summary>What a node's own endpoints tell of it: counts since its process started. For several threads.</summary>
internal sealed class NodeMeter : QuietProbe
{
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, double.PositiveInfinity];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<RejectionReason, long> _rejected = [];
    private readonly long[] _buckets = new long[Bounds.Length];
    private readonly LatencyHistogram _finality = new();
    private double _finalitySum;
    private long _admitted;
    private long _final;
    private long _applied;
    private long _elections;
    private Term _term;
    private NodeId _leader;
    private bool _isFed;
    private LogIndex _commitIndex;
    private LogIndex _appliedIndex;
    private ulong _stateHash = StableHash.Empty;
    private ulong? _balancesHash;
    private LogIndex _committedBefore;
    private VirtualTime _committedBeforeAt;

    /// <summary>Told when an invariant broke.</summary>
    public event Action<Exception>? Broken;

    /// <summary>The last index applied with the hash there.</summary>
    public (LogIndex Index, ulong Hash) State
    {
        get
        {
            lock (_gate)
                return (_appliedIndex, _stateHash);
        }
    }

    /// <inheritdoc/>
    public override void Admitted(NodeId node, long transactions)
    {
        lock (_gate)
            _admitted += transactions;
    }

    /// <inheritdoc/>
    public override void Rejected(NodeId node, RejectionReason reason, TransactionGroup group, int transactions)
    {
        lock (_gate)
            _rejected[reason] = _rejected.GetValueOrDefault(reason) + transactions;
    }

    /// <inheritdoc/>
    public override void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp)
    {
        long now = MonotonicClock.Instance.Now.Nanoseconds;
        lock (_gate)
        {
            _final += batch.Count;
            foreach (TransactionGroup group in batch.Groups)
            {
                foreach (long scheduled in group.Scheduled)
                    Record(new Duration(Math.Max(0, now - scheduled)));
            }
        }
    }

    /// <inheritdoc/>
    public override void LeaderView(NodeId node, Term term, NodeId leader)
    {
        lock (_gate)
        {
            if (!leader.IsNone && (term != _term || leader != _leader))
                _elections++;
            (_term, _leader) = (term, leader);
        }
    }

    /// <summary>An observer heard of a leader.</summary>
    public void LeaderHeard(Term term, NodeId leader)
    {
        lock (_gate)
        {
            if (term > _term || (term == _term && _leader.IsNone))
                (_term, _leader, _elections) = (term, leader, _elections + 1);
        }
    }

    /// <summary>A validator feeds this observer, and has applied so far.</summary>
    public void Fed(LogIndex applied)
    {
        Commit(applied);
        lock (_gate)
            _isFed = true;
    }

    /// <inheritdoc/>
    public override void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries) => Commit(entries[^1].Index);

    /// <inheritdoc/>
    public override void SnapshotRestored(NodeId node, LedgerState state)
    {
        Commit(state.Applied);
        lock (_gate)
            (_appliedIndex, _stateHash) = (state.Applied, state.Hash);
    }

    /// <inheritdoc/>
    public override void Applied(NodeId node, LogIndex index, BatchReference? reference, bool skipped, ulong stateHash)
    {
        Commit(index);
        lock (_gate)
        {
            (_appliedIndex, _stateHash) = (index, stateHash);
            if (!skipped && reference is not null)
                _applied += reference.Count;
        }
    }

    /// <inheritdoc/>
    public override void BalancesMoved(NodeId node, LogIndex index, ulong balancesHash)
    {
        lock (_gate)
            _balancesHash = balancesHash;
    }

    /// <inheritdoc/>
    public override void Failed(NodeId node, Exception cause) => Broken?.Invoke(cause);

    /// <summary>The node starts from a checkpoint.</summary>
    public void StartFrom(LedgerState state)
    {
        lock (_gate)
            (_appliedIndex, _stateHash, _commitIndex) = (state.Applied, state.Hash, state.Applied);
    }

    /// <summary>What is known here; the rest is filled in by who knows it.</summary>
    public NodeReading Read(NodeId self)
    {
        lock (_gate)
        {
            string? notReady = _leader.IsNone && !_isFed ? "no leader is known"
                : _appliedIndex < _committedBefore ? $"entry {_committedBefore} is committed and entry {_appliedIndex} is the last one applied" : null;
            return new NodeReading
            {
                State = self.Role != NodeRole.Validator ? "observer" : _leader == self ? "leader" : _leader.IsNone ? "candidate" : "follower",
                Term = _term.Value,
                Leader = _leader,
                CommitIndex = _commitIndex.Value,
                AppliedIndex = _appliedIndex.Value,
                Elections = _elections,
                StateHash = _stateHash.ToString("x16"),
                BalancesHash = _balancesHash?.ToString("x16"),
                TransactionsApplied = _applied,
                Admitted = _admitted,
                Final = _final,
                Rejected = _rejected.ToDictionary(r => r.Key.ToString().ToLowerInvariant(), r => r.Value),
                FinalityBuckets = Buckets(),
                FinalitySum = _finalitySum,
                FinalityP50 = _finality.Percentile(50)?.Milliseconds,
                FinalityP95 = _finality.Percentile(95)?.Milliseconds,
                FinalityP99 = _finality.Percentile(99)?.Milliseconds,
                Memory = new Dictionary<string, long>(),
                SentBytes = new Dictionary<string, long>(),
                ReceivedBytes = new Dictionary<string, long>(),
                WrittenBytes = 0,
                Syncs = 0,
                RefusedConnections = new Dictionary<string, long>(),
                Unreachable = [],
                Up = [],
                IsReady = notReady is null,
                NotReady = notReady,
            };
        }
    }

    private void Commit(LogIndex index)
    {
        VirtualTime now = MonotonicClock.Instance.Now;
        lock (_gate)
        {
            if (now - _committedBeforeAt >= Duration.FromSeconds(1))
                (_committedBefore, _committedBeforeAt) = (_commitIndex, now);
            _commitIndex = LogIndex.Max(_commitIndex, index);
        }
    }

    private void Record(Duration finality)
    {
        _finality.Record(finality);
        double seconds = finality.Seconds;
        _finalitySum += seconds;
        int bucket = 0;
        while (seconds > Bounds[bucket])
            bucket++;
        _buckets[bucket]++;
    }

    private (double UpperBound, long Count)[] Buckets()
    {
        var cumulative = new (double, long)[Bounds.Length];
        long sum = 0;
        for (int i = 0; i < Bounds.Length; i++)
            cumulative[i] = (Bounds[i], sum += _buckets[i]);
        return cumulative;
    }
}
