using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>A proposal that was not taken.</summary>
public sealed class ProposalRejected(BatchId first, ProposalRejection reason, NodeId leaderHint, Term term) : NetworkMessage
{
    /// <summary>The first batch that was not taken; later ones of the same origin were not either.</summary>
    public BatchId First { get; } = first;

    /// <summary>Why.</summary>
    public ProposalRejection Reason { get; } = reason;

    /// <summary>Who leads, as far as the sender knows; none when it does not.</summary>
    public NodeId LeaderHint { get; } = leaderHint;

    /// <summary>Term of the sender.</summary>
    public Term Term { get; } = term;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + WireFormat.Position + 17;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Mix(StableHash.Empty, First.Sequence), (long)Reason), Term.Value);
}
