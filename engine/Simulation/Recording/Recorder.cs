using Aurigraph.Checkers;
using Aurigraph.Consensus.Log;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Recording;

/// <summary>The probe of all nodes of a run: hands what they report to the recorders and the safety monitor, with the kernel's time.</summary>
internal sealed class Recorder(Kernel kernel, RunWindow window, int voters, QuorumRule rule) : INodeProbe
{
    private CommitRecorder? _commits;

    /// <summary>Transactions.</summary>
    public TransactionRecorder Transactions { get; } = new(window);

    /// <summary>Batches.</summary>
    public BatchRecorder Batches { get; } = new(window);

    /// <summary>Leaders.</summary>
    public LeadershipRecorder Leadership { get; } = new(window, rule.Size(voters));

    /// <summary>Log indices.</summary>
    public CommitRecorder Commits => _commits ??= new CommitRecorder(window, rule.Size(voters), Transactions);

    /// <summary>What was acknowledged.</summary>
    public AcknowledgementAudit Acknowledgements { get; } = new();

    /// <summary>Safety.</summary>
    public SafetyMonitor Safety { get; } = new(voters, rule);

    /// <summary>Time each origin had batches that its window kept back.</summary>
    public SortedDictionary<NodeId, WindowClock> Windows { get; } = [];

    /// <summary>Time each node stood still in applying because its state store could not take more.</summary>
    public SortedDictionary<NodeId, WindowClock> Stalls { get; } = [];

    /// <summary>Fires when a node stopped itself.</summary>
    public event Action<NodeId>? NodeFailed;

    /// <inheritdoc/>
    public void Admitted(NodeId node, long transactions) => Transactions.OnAdmitted(node, transactions, kernel.Now);

    /// <inheritdoc/>
    public void Rejected(NodeId node, RejectionReason reason, long transactions) => Transactions.OnRejected(reason, transactions, kernel.Now);

    /// <inheritdoc/>
    public void BatchClosed(NodeId node, OriginBatch batch, BatchClosing cause) => Batches.OnClosed(batch, cause, kernel.Now);

    /// <inheritdoc/>
    public void WindowBlocked(NodeId node, bool blocked) => Clock(Windows, node).Set(blocked, kernel.Now);

    /// <inheritdoc/>
    public void ApplyStalled(NodeId node, bool stalled) => Clock(Stalls, node).Set(stalled, kernel.Now);

    /// <inheritdoc/>
    public void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp)
    {
        Transactions.OnFinal(node, batch, stamp, kernel.Now);
        Commits.OnFinal(batch);
        Acknowledgements.OnFinal(batch.Reference!);
    }

    /// <inheritdoc/>
    public void LeaderView(NodeId node, Term term, NodeId leader)
    {
        if (Leadership.OnView(node, term, leader, kernel.Now))
            Safety.Elected(node, term);
    }

    /// <inheritdoc/>
    public void Proposed(NodeId leader, Term term, LogIndex index) => Commits.OnProposed(index, kernel.Now);

    /// <inheritdoc/>
    public void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries)
    {
        Commits.OnCommitted(node, isLeader, entries, kernel.Now);
        Safety.Committed(node, isLeader, entries);
    }

    /// <inheritdoc/>
    public void Durable(NodeId node, Term term, LogIndex index) => Safety.Durable(node, index);

    /// <inheritdoc/>
    public void Applied(NodeId node, LogIndex index, BatchReference? reference, bool skipped, ulong stateHash)
    {
        Commits.OnApplied(node, index, reference, stateHash, kernel.Now);
        BatchId id = reference?.Id ?? default;
        Safety.Applied(node, index, id.Origin, id.Incarnation, id.Sequence, skipped, stateHash);
    }

    /// <inheritdoc/>
    public void Failed(NodeId node, Exception cause)
    {
        Safety.Failed(node, cause.Message);
        NodeFailed?.Invoke(node);
    }

    private WindowClock Clock(SortedDictionary<NodeId, WindowClock> clocks, NodeId node)
    {
        if (!clocks.TryGetValue(node, out WindowClock? clock))
            clocks.Add(node, clock = new WindowClock(window));
        return clock;
    }
}
