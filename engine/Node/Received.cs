using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node;

/// <summary>A message from another node, as an actor gets it.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="Message">What it says.</param>
internal sealed record Received(NodeId From, NetworkMessage Message) : ITraced
{
    /// <inheritdoc/>
    public ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Of(Message.GetType().Name), From.Key), Message.TraceHash);
}
