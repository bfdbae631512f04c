using Aurigraph.Checkers;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>The probe of all nodes of a run: hands what they report to the recorders and the safety monitor, with the time of a clock.</summary>
/// <remarks>Checks cost time and memory of the machine that simulates, and none of what is simulated: with or without them a run is the same.</remarks>
public sealed class Recorder(IClock clock, RunWindow window, VotingConfiguration first, SafetySettings safety) : INodeProbe
{
    private const int RememberedBalances = 100_000;

    private readonly bool _checks = safety.Checks;
    private CommitRecorder? _commits;
    private LeadershipRecorder? _leadership;
    private readonly SortedDictionary<LogIndex, (NodeId Node, ulong Hash)> _balances = [];

    /// <summary>Transactions.</summary>
    public TransactionRecorder Transactions { get; } = new(window);

    /// <summary>Batches.</summary>
    public BatchRecorder Batches { get; } = new(window);

    /// <summary>Leaders.</summary>
    public LeadershipRecorder Leadership => _leadership ??= new LeadershipRecorder(window, Members);

    /// <summary>Log indices.</summary>
    public CommitRecorder Commits => _commits ??= new CommitRecorder(window, Members, Transactions);

    /// <summary>Who takes part.</summary>
    public MembershipRecorder Members { get; } = new(first.Voters, first.Rule);

    /// <summary>What was acknowledged.</summary>
    public AcknowledgementAudit Acknowledgements { get; } = new();

    /// <summary>Safety.</summary>
    public SafetyMonitor Safety { get; } = new(first, safety.BodiesApart);

    /// <summary>Names of the properties that are checked; none when checks are off.</summary>
    public IReadOnlyList<string> Checked => _checks ? SafetyMonitor.Properties : [];

    /// <summary>Time each origin had batches that its window kept back.</summary>
    public SortedDictionary<NodeId, WindowClock> Windows { get; } = [];

    /// <summary>Time each node stood still in applying because its state store could not take more.</summary>
    public SortedDictionary<NodeId, WindowClock> Stalls { get; } = [];

    /// <summary>Who waits for answers to transactions; null when nobody does.</summary>
    public ITransactionClients? Clients { get; set; }

    /// <summary>Fires when a node stopped itself.</summary>
    public event Action<NodeId>? NodeFailed;

    /// <inheritdoc/>
    public void Admitted(NodeId node, long transactions) => Transactions.OnAdmitted(node, transactions, clock.Now);

    /// <inheritdoc/>
    public void Rejected(NodeId node, RejectionReason reason, TransactionGroup group, int transactions)
    {
        Transactions.OnRejected(reason, transactions, clock.Now);
        Clients?.OnRejected(node, group, transactions);
    }

    /// <summary>A node died with what it had not settled.</summary>
    public void Died(NodeId node)
    {
        long abandoned = Transactions.OnDied(node);
        Clients?.OnAbandoned(node, abandoned);
        Leadership.OnDied(node, clock.Now);
    }

    /// <inheritdoc/>
    public void BatchClosed(NodeId node, OriginBatch batch, BatchClosing cause) => Batches.OnClosed(batch, cause, clock.Now);

    /// <inheritdoc/>
    public void WindowBlocked(NodeId node, bool blocked) => Clock(Windows, node).Set(blocked, clock.Now);

    /// <inheritdoc/>
    public void ApplyStalled(NodeId node, bool stalled) => Clock(Stalls, node).Set(stalled, clock.Now);

    /// <inheritdoc/>
    public void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp)
    {
        Transactions.OnFinal(node, batch, stamp, clock.Now);
        Commits.OnFinal(batch);
        Acknowledgements.OnFinal(batch.Reference!);
        Clients?.OnFinal(node, batch.Count);
        BatchId id = batch.Reference!.Id;
        if (_checks)
            Safety.Acknowledged(id.Origin, id.Incarnation, id.Sequence, batch.Reference.TraceHash);
    }

    /// <inheritdoc/>
    public void LeaderView(NodeId node, Term term, NodeId leader)
    {
        Leadership.OnView(node, term, leader, clock.Now);
        if (_checks)
            Safety.LeaderView(node, term, leader);
    }

    /// <inheritdoc/>
    public void Proposed(NodeId leader, Term term, LogIndex index) => Commits.OnProposed(index, clock.Now);

    /// <inheritdoc/>
    public void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries)
    {
        Commits.OnCommitted(node, isLeader, entries, clock.Now);
        Acknowledgements.OnCommitted(entries);
        if (_checks)
            Safety.Committed(node, isLeader, entries);
    }

    /// <inheritdoc/>
    public void LogRecovered(NodeId node, LogIndex after, Term afterTerm, IReadOnlyList<LogEntry> entries)
    {
        if (_checks)
            Safety.LogRecovered(node, after, afterTerm, entries);
    }

    /// <inheritdoc/>
    public void LogAppended(NodeId node, Term term, IReadOnlyList<LogEntry> entries)
    {
        if (!_checks)
            return;
        Safety.LogAppended(node, entries);
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i].Payload is BatchPayload { Body: null, Reference: { Id: var id } reference })
                Safety.BatchNamed(node, term, entries[i].Index, id.Origin, id.Incarnation, id.Sequence, reference.TraceHash);
            else if (entries[i].Payload is ConfigurationChange)
                Safety.ChangeAppended(node, entries[i].Index);
        }
    }

    /// <inheritdoc/>
    public void LogTruncated(NodeId node, Term term, LogIndex from)
    {
        if (_checks)
            Safety.LogTruncated(node, term, from);
    }

    /// <inheritdoc/>
    public void LogCompacted(NodeId node, LogIndex upTo)
    {
        if (_checks)
            Safety.LogCompacted(node, upTo);
    }

    /// <inheritdoc/>
    public void LogReplaced(NodeId node, LogIndex index, Term term)
    {
        if (_checks)
            Safety.LogReplaced(node, index, term);
    }

    /// <inheritdoc/>
    public void SnapshotRestored(NodeId node, LedgerState state)
    {
        Commits.OnRestored(node, state.Applied, state.Hash);
        if (_checks)
            Safety.SnapshotRestored(node, state.Applied, state.Hash, state.Marks.Select(m => (m.Origin, m.Incarnation, m.Sequence)));
    }

    /// <inheritdoc/>
    public void ConfigurationTook(NodeId node, LogIndex index, MemberConfiguration configuration)
    {
        Members.OnTook(index, configuration);
        if (_checks)
            Safety.ConfigurationTook(node, index, new VotingConfiguration(configuration.Voters, configuration.Rule, configuration.VotersOutgoing));
    }

    /// <inheritdoc/>
    public void Durable(NodeId node, IReadOnlyList<LogEntry> entries)
    {
        if (_checks)
            Safety.Durable(node, entries);
    }

    /// <summary>A body is on a validator's disk.</summary>
    public void BodyDurable(NodeId node, BatchReference body)
    {
        if (_checks)
            Safety.BodyDurable(node, body.Id.Origin, body.Id.Incarnation, body.Id.Sequence, body.TraceHash);
    }

    /// <summary>A validator forgot a body.</summary>
    public void BodyDropped(NodeId node, BatchId id)
    {
        if (_checks)
            Safety.BodyDropped(node, id.Origin, id.Incarnation, id.Sequence);
    }

    /// <summary>A node starts from a checkpoint.</summary>
    public void Restarted(NodeId node, LedgerState state)
    {
        if (_checks)
            Safety.Restarted(node, state.Applied, state.Marks.Select(m => (m.Origin, m.Incarnation, m.Sequence)));
    }

    /// <inheritdoc/>
    public void Applied(NodeId node, LogIndex index, BatchReference? reference, bool skipped, ulong stateHash)
    {
        Commits.OnApplied(node, index, reference, stateHash, clock.Now);
        BatchId id = reference?.Id ?? default;
        if (_checks)
            Safety.Applied(node, index, id.Origin, id.Incarnation, id.Sequence, skipped, reference?.TraceHash ?? 0, stateHash);
    }

    /// <summary>Balances after an entry are the same on all nodes that keep them.</summary>
    public void BalancesMoved(NodeId node, LogIndex index, ulong balancesHash)
    {
        if (!_checks)
            return;
        if (_balances.TryAdd(index, (node, balancesHash)))
        {
            if (_balances.Count > RememberedBalances)
                _balances.Remove(_balances.First().Key);
        }
        else if (_balances[index].Hash != balancesHash)
        {
            Safety.Note($"state machine safety: balances after entry {index} have hash {balancesHash:x16} on {node} and {_balances[index].Hash:x16} on {_balances[index].Node}");
        }
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
