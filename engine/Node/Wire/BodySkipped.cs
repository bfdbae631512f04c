using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>An origin tells a laggard that it is not sent a body: whoever needs it pulls it at once.</summary>
public sealed class BodySkipped(BatchId id) : NetworkMessage
{
    /// <summary>The batch.</summary>
    public BatchId Id { get; } = id;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + WireFormat.Position;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Empty, Id.Incarnation), Id.Sequence);
}
