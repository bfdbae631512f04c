namespace Aurigraph.Units;

/// <summary>A number of bytes.</summary>
public readonly record struct ByteCount(long Bytes) : IComparable<ByteCount>
{
    /// <summary>No bytes.</summary>
    public static ByteCount Zero => default;

    /// <inheritdoc/>
    public int CompareTo(ByteCount other) => Bytes.CompareTo(other.Bytes);

    /// <summary>The smaller of two counts.</summary>
    public static ByteCount Min(ByteCount a, ByteCount b) => a.Bytes <= b.Bytes ? a : b;

    /// <summary>Sum.</summary>
    public static ByteCount operator +(ByteCount a, ByteCount b) => new(a.Bytes + b.Bytes);

    /// <summary>Difference; negative when b is larger.</summary>
    public static ByteCount operator -(ByteCount a, ByteCount b) => new(a.Bytes - b.Bytes);

    /// <summary>Multiple.</summary>
    public static ByteCount operator *(ByteCount a, long times) => new(a.Bytes * times);

    /// <summary>Whether a is smaller.</summary>
    public static bool operator <(ByteCount a, ByteCount b) => a.Bytes < b.Bytes;

    /// <summary>Whether a is larger.</summary>
    public static bool operator >(ByteCount a, ByteCount b) => a.Bytes > b.Bytes;

    /// <summary>Whether a is not larger.</summary>
    public static bool operator <=(ByteCount a, ByteCount b) => a.Bytes <= b.Bytes;

    /// <summary>Whether a is not smaller.</summary>
    public static bool operator >=(ByteCount a, ByteCount b) => a.Bytes >= b.Bytes;

    /// <summary>Shortest exact text in decimal units of the scenario format: "250B", "64KB", "384MB", "1GB".</summary>
    public override string ToString() => Bytes switch
    {
        0 => "0B",
        var b when b % 1_000_000_000 == 0 => $"{b / 1_000_000_000}GB",
        var b when b % 1_000_000 == 0 => $"{b / 1_000_000}MB",
        var b when b % 1_000 == 0 => $"{b / 1_000}KB",
        var b => $"{b}B",
    };
}
