using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Small messages to one peer travel as one.</summary>
/// <param name="MaxDelay">How long a message may wait for others; zero: none waits.</param>
/// <param name="MaxMessages">Messages sent as one; at least 1.</param>
public sealed record MessageBatching(Duration MaxDelay, int MaxMessages)
{
    /// <summary>No message waits.</summary>
    public static MessageBatching None { get; } = new(Duration.Zero, 1);
}
