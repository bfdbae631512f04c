using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>An observer asks a validator for the committed stream after its applied index.</summary>
public sealed class StreamSubscribe(LogIndex after, StreamContent content) : NetworkMessage
{
    /// <summary>The last index the observer has.</summary>
    public LogIndex After { get; } = after;

    /// <summary>What it wants.</summary>
    public StreamContent Content { get; } = content;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + 9;

    /// <inheritdoc/>
    public override ulong TraceHash => StableHash.Mix(StableHash.Empty, After.Value);
}
