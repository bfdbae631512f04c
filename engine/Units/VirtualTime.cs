namespace Aurigraph.Units;

/// <summary>An instant, counted in nanoseconds from the start of the run. In the virtual world it is the kernel's clock;
/// live it is read from a monotonic clock. Range: 0 to about 292 years.</summary>
public readonly record struct VirtualTime(long Nanoseconds) : IComparable<VirtualTime>
{
    /// <summary>The start of the run.</summary>
    public static VirtualTime Zero => default;

    /// <summary>The last representable instant: "never" for a deadline.</summary>
    public static VirtualTime Never => new(long.MaxValue);

    /// <summary>Seconds from the start of the run.</summary>
    public double Seconds => Nanoseconds / 1e9;

    /// <summary>Milliseconds from the start of the run.</summary>
    public double Milliseconds => Nanoseconds / 1e6;

    /// <inheritdoc/>
    public int CompareTo(VirtualTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The earlier of two instants.</summary>
    public static VirtualTime Min(VirtualTime a, VirtualTime b) => a.Nanoseconds <= b.Nanoseconds ? a : b;

    /// <summary>The later of two instants.</summary>
    public static VirtualTime Max(VirtualTime a, VirtualTime b) => a.Nanoseconds >= b.Nanoseconds ? a : b;

    /// <summary>The instant <paramref name="d"/> after <paramref name="t"/>; <see cref="Never"/> stays never.</summary>
    public static VirtualTime operator +(VirtualTime t, Duration d) =>
        t == Never || t.Nanoseconds > long.MaxValue - Math.Max(0, d.Nanoseconds) ? Never : new(t.Nanoseconds + d.Nanoseconds);

    /// <summary>The instant <paramref name="d"/> before <paramref name="t"/>; <see cref="Never"/> stays never.</summary>
    public static VirtualTime operator -(VirtualTime t, Duration d) => t == Never ? Never : new(t.Nanoseconds - d.Nanoseconds);

    /// <summary>The time from <paramref name="b"/> to <paramref name="a"/>; negative when a is earlier.</summary>
    public static Duration operator -(VirtualTime a, VirtualTime b) => new(a.Nanoseconds - b.Nanoseconds);

    /// <summary>Whether a is before b.</summary>
    public static bool operator <(VirtualTime a, VirtualTime b) => a.Nanoseconds < b.Nanoseconds;

    /// <summary>Whether a is after b.</summary>
    public static bool operator >(VirtualTime a, VirtualTime b) => a.Nanoseconds > b.Nanoseconds;

    /// <summary>Whether a is not after b.</summary>
    public static bool operator <=(VirtualTime a, VirtualTime b) => a.Nanoseconds <= b.Nanoseconds;

    /// <summary>Whether a is not before b.</summary>
    public static bool operator >=(VirtualTime a, VirtualTime b) => a.Nanoseconds >= b.Nanoseconds;

    /// <summary>Seconds with all nine decimals, exact: "12.000000001 s"; "never" for <see cref="Never"/>.</summary>
    public override string ToString() => this == Never
        ? "never"
        : $"{(Nanoseconds < 0 ? "-" : "")}{Math.Abs(Nanoseconds / 1_000_000_000)}.{Math.Abs(Nanoseconds % 1_000_000_000):000000000} s";
}
