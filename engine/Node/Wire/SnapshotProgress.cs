using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>How much of a snapshot has arrived: the sender goes on from there, be it after a loss.</summary>
public sealed class SnapshotProgress(LogIndex index, Term term, long received) : NetworkMessage
{
    /// <summary>The last index of the snapshot.</summary>
    public LogIndex Index { get; } = index;

    /// <summary>The term there.</summary>
    public Term Term { get; } = term;

    /// <summary>Bytes received without a gap from the beginning.</summary>
    public long Received { get; } = received;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + 24;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Empty, Index.Value), Received);
}
