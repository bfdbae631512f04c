using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>A validator no longer holds an origin's bodies up to a sequence in memory: the origin may send as many bytes again.</summary>
public sealed class BodyCredit(long incarnation, long sequence) : NetworkMessage
{
    /// <summary>Incarnation of the origin.</summary>
    public long Incarnation { get; } = incarnation;

    /// <summary>All up to and including this sequence.</summary>
    public long Sequence { get; } = sequence;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + WireFormat.Position;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Empty, Incarnation), Sequence);
}
