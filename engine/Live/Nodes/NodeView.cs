using Aurigraph.Units;

namespace Aurigraph.Live.Nodes;

/// <summary>A running node as its endpoints see it.</summary>
internal sealed class NodeView(NodeIdentity identity, NodeCounters counters, NodeId node, HttpSubmissions? submissions) : INodeView
{
    /// <inheritdoc/>
    public NodeId Id => node;

    /// <inheritdoc/>
    public NodeIdentity Identity => identity;

    /// <inheritdoc/>
    public NodeReading Read() => counters.Read();

    /// <inheritdoc/>
    public Task<SubmissionOutcome> SubmitAsync(ReadOnlyMemory<byte> transaction, CancellationToken cancellation) =>
        Task.FromResult(submissions?.Submit(transaction) ?? new SubmissionOutcome(null, "unreachable"));

    /// <inheritdoc/>
    public TransactionStatus? Find(string id) => submissions?.Find(id);
}
