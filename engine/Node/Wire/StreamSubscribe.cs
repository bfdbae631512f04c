using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>An observer asks a validator for the committed stream after its applied index.</summary>
public sealed class StreamSubscribe(LogIndex after, StreamContent content, ByteCount window) : NetworkMessage
{
    /// <summary>The last index the observer has.</summary>
    public LogIndex After { get; } = after;

    /// <summary>What it wants.</summary>
    public StreamContent Content { get; } = content;

    /// <summary>Bytes it can hold: sent and not yet credited, at most.</summary>
    public ByteCount Window { get; } = window;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + 17;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Empty, After.Value);
}
