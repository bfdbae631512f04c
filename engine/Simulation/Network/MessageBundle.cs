using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>Messages to one peer that travel as one: they cost one constant and the bytes of all.</summary>
internal sealed class MessageBundle(IReadOnlyList<NetworkMessage> messages, long wireSize) : NetworkMessage
{
    /// <summary>In the order they were sent.</summary>
    internal IReadOnlyList<NetworkMessage> Messages { get; } = messages;

    /// <inheritdoc/>
    public override long WireSize { get; } = wireSize;

    /// <inheritdoc/>
    public override ulong TraceHash => Messages.Aggregate(StableHash.Empty, (hash, message) => StableHash.Mix(hash, message.TraceHash));
}
