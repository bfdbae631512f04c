using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>A part of a snapshot. Parts go in order; the first one says what is in the others.</summary>
public sealed class SnapshotChunk(Term term, SnapshotMark mark, LedgerState state, long offset, long length, long total, ReadOnlyMemory<byte> content = default) : NetworkMessage
{
    private const int Header = 64;

    /// <summary>The sender's term.</summary>
    public Term Term { get; } = term;

    /// <summary>What the snapshot stands for.</summary>
    public SnapshotMark Mark { get; } = mark;

    /// <summary>What is described instead of being sent: of use when all of it has arrived. Nothing where the parts have content.</summary>
    public LedgerState State { get; } = state;

    /// <summary>Bytes before this part.</summary>
    public long Offset { get; } = offset;

    /// <summary>Bytes of this part.</summary>
    public long Length { get; } = length;

    /// <summary>The bytes of this part; empty where snapshots are only described.</summary>
    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>Bytes of the whole.</summary>
    public long Total { get; } = total;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + Header + Length;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Mix(StableHash.Empty, Mark.TraceHash), Offset), Length);
}
