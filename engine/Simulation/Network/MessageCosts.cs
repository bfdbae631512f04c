using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>What a message costs on one core, paid once by the sender and once by the receiver: constant + per byte x size.
/// A message that is compressed costs both ends more, by its size before compression. Costs below a nanosecond per byte exist, so both are doubles in nanoseconds.</summary>
/// <param name="ConstantNs">Per message, nanoseconds; at least 0.</param>
/// <param name="PerByteNs">Per byte on the wire, nanoseconds; at least 0.</param>
public readonly record struct MessageCosts(double ConstantNs, double PerByteNs)
{
    /// <summary>Messages cost no processor time: isolates the network.</summary>
    public static MessageCosts Free => default;

    /// <summary>Per byte before compression, paid by the sender of a message that is compressed, nanoseconds; at least 0.</summary>
    public double CompressPerByteNs { get; init; }

    /// <summary>Per byte before compression, paid by the receiver of a message that was compressed, nanoseconds; at least 0.</summary>
    public double DecompressPerByteNs { get; init; }

    /// <summary>Paid on top by a receiver that has no other message to process, as its threads sleep and must be woken, nanoseconds; at least 0. Messages that come while one is processed, or while a receiver waits for its
    /// share of the processor, wake nobody.</summary>
    public double WakeUpNs { get; init; }

    /// <summary>The processor time of a message of <paramref name="bytes"/>, rounded to the nearest nanosecond.</summary>
    public Duration For(long bytes) => new((long)Math.Round(ConstantNs + PerByteNs * bytes));

    /// <summary>What the sender of a message pays.</summary>
    /// <param name="bytes">Bytes on the wire.</param>
    /// <param name="compressedFrom">Bytes before compression; 0 when it is not compressed.</param>
    internal Duration ToSend(long bytes, long compressedFrom) => compressedFrom == 0
        ? For(bytes)
        : new Duration((long)Math.Round(ConstantNs + (PerByteNs * bytes) + (CompressPerByteNs * compressedFrom)));

    /// <summary>What its receiver pays.</summary>
    /// <param name="bytes">Bytes on the wire.</param>
    /// <param name="compressedFrom">Bytes before compression; 0 when it is not compressed.</param>
    /// <param name="wakes">Whether the receiver must be woken.</param>
    internal Duration ToReceive(long bytes, long compressedFrom, bool wakes) => compressedFrom == 0 && !wakes
        ? For(bytes)
        : new Duration((long)Math.Round(ConstantNs + (PerByteNs * bytes) + (DecompressPerByteNs * compressedFrom) + (wakes ? WakeUpNs : 0)));
}
