using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>The leader tells an origin that its batches up to a sequence are committed on a quorum and applied.</summary>
public sealed class FinalNotice(BatchId last, FinalityStamp stamp) : NetworkMessage
{
    /// <summary>The last of them.</summary>
    public BatchId Last { get; } = last;

    /// <summary>When the last was held and committed.</summary>
    public FinalityStamp Stamp { get; } = stamp;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + WireFormat.Position + 16;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Empty, Last.Incarnation), Last.Sequence);
}
