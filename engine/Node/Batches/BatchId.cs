using Aurigraph.Units;

namespace Aurigraph.Node.Batches;

/// <summary>Names a batch: its origin, the origin's incarnation (raised durably at each start) and the sequence within it, from 1.</summary>
public readonly record struct BatchId(NodeId Origin, long Incarnation, long Sequence)
{
    /// <summary>The same in every process. Batches that follow each other lie beside each other in a table, and so in the processor's caches.</summary>
    public override int GetHashCode() => unchecked((int)((Origin.Key * 0x9E3779B1L) + (Incarnation * 0x85EBCA77L) + Sequence));

    /// <inheritdoc/>
    public override string ToString() => $"{Origin}/{Incarnation}/{Sequence}";
}
