using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>An observer has applied up to an index: the feeder may send as many bytes again.</summary>
public sealed class StreamCredit(LogIndex applied) : NetworkMessage
{
    /// <summary>The observer's applied index.</summary>
    public LogIndex Applied { get; } = applied;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + 8;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Empty, Applied.Value);
}
