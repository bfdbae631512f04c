using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>An origin asks the leader to order batches, in sequence order. With dissemination through the leader it carries their bodies.</summary>
public sealed class Proposal(IReadOnlyList<BatchReference> references, BatchBody? body) : NetworkMessage
{
    /// <summary>The batches, in sequence order.</summary>
    public IReadOnlyList<BatchReference> References { get; } = references;

    /// <summary>The body of the only reference; null when bodies travel otherwise.</summary>
    public BatchBody? Body { get; } = body;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + 5 + (References.Count * (long)WireFormat.Reference) + (Body?.Reference.Bytes ?? 0);

    /// <summary>The body is accounted for in the origin's mempool.</summary>
    public override long HeldSize => WireSize - (Body?.Reference.Bytes ?? 0);

    /// <inheritdoc/>
    public override ulong TraceHash => References.Count == 0 ? 0 : StableHash.Mix(References[0].TraceHash, References.Count);
}
