using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>What a message costs on one core, paid once by the sender and once by the receiver: constant + per byte x size.
/// Costs below a nanosecond per byte exist, so both are doubles in nanoseconds.</summary>
/// <param name="ConstantNs">Per message, nanoseconds; at least 0.</param>
/// <param name="PerByteNs">Per byte on the wire, nanoseconds; at least 0.</param>
public readonly record struct MessageCosts(double ConstantNs, double PerByteNs)
{
    /// <summary>Messages cost no processor time: isolates the network.</summary>
    public static MessageCosts Free => default;

    /// <summary>The processor time of a message of <paramref name="bytes"/>, rounded to the nearest nanosecond.</summary>
    public Duration For(long bytes) => new((long)Math.Round(ConstantNs + PerByteNs * bytes));
}
