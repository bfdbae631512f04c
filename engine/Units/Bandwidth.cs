namespace Aurigraph.Units;

/// <summary>A transfer rate in bytes per second; infinity means unlimited.</summary>
public readonly record struct Bandwidth(double BytesPerSecond)
{
    /// <summary>No limit: every transfer takes no time.</summary>
    public static Bandwidth Unlimited => new(double.PositiveInfinity);

    /// <summary>Whether there is no limit.</summary>
    public bool IsUnlimited => double.IsPositiveInfinity(BytesPerSecond);

    /// <summary>From bits per second, the unit of networks.</summary>
    public static Bandwidth FromBitsPerSecond(double bits) => new(bits / 8);

    /// <summary>Bits per second, the unit of networks.</summary>
    public double BitsPerSecond => BytesPerSecond * 8;

    /// <summary>How long <paramref name="bytes"/> take, rounded to the nearest nanosecond; zero when unlimited.</summary>
    public Duration TimeFor(ByteCount bytes) =>
        IsUnlimited ? Duration.Zero : new((long)Math.Round(bytes.Bytes / BytesPerSecond * 1e9));
}
