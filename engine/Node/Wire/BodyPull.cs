using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>A node that misses bodies asks for them.</summary>
public sealed class BodyPull(IReadOnlyList<BatchReference> references) : NetworkMessage
{
    /// <summary>What is missing, in log order.</summary>
    public IReadOnlyList<BatchReference> References { get; } = references;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + 4 + (References.Count * (long)WireFormat.Reference);

    /// <inheritdoc/>
    public override ulong TraceHash => References.Count == 0 ? 0 : StableHash.Mix(References[0].TraceHash, References.Count);
}
