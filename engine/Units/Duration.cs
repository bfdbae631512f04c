namespace Aurigraph.Units;

/// <summary>A length of time in nanoseconds.</summary>
public readonly record struct Duration(long Nanoseconds) : IComparable<Duration>
{
    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>The time in milliseconds.</summary>
    public double Milliseconds => Nanoseconds / 1e6;

    /// <summary>The time in seconds.</summary>
    public double Seconds => Nanoseconds / 1e9;

    /// <summary>From seconds, rounded to the nearest nanosecond.</summary>
    public static Duration FromSeconds(double seconds) => new((long)Math.Round(seconds * 1e9));

    /// <summary>From milliseconds, rounded to the nearest nanosecond.</summary>
    public static Duration FromMilliseconds(double milliseconds) => new((long)Math.Round(milliseconds * 1e6));

    /// <summary>From microseconds, rounded to the nearest nanosecond.</summary>
    public static Duration FromMicroseconds(double microseconds) => new((long)Math.Round(microseconds * 1e3));

    /// <summary>The same time for the framework's timers; ticks are 100 ns, the rest is cut.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks(Nanoseconds / 100);

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The shorter of two times.</summary>
    public static Duration Min(Duration a, Duration b) => a.Nanoseconds <= b.Nanoseconds ? a : b;

    /// <summary>The longer of two times.</summary>
    public static Duration Max(Duration a, Duration b) => a.Nanoseconds >= b.Nanoseconds ? a : b;

    /// <summary>Sum.</summary>
    public static Duration operator +(Duration a, Duration b) => new(a.Nanoseconds + b.Nanoseconds);

    /// <summary>Difference; negative when b is longer.</summary>
    public static Duration operator -(Duration a, Duration b) => new(a.Nanoseconds - b.Nanoseconds);

    /// <summary>Multiple.</summary>
    public static Duration operator *(Duration a, long times) => new(a.Nanoseconds * times);

    /// <summary>Fraction or multiple, rounded to the nearest nanosecond.</summary>
    public static Duration operator *(Duration a, double factor) => new((long)Math.Round(a.Nanoseconds * factor));

    /// <summary>Part, cut to whole nanoseconds.</summary>
    public static Duration operator /(Duration a, long parts) => new(a.Nanoseconds / parts);

    /// <summary>Whether a is shorter.</summary>
    public static bool operator <(Duration a, Duration b) => a.Nanoseconds < b.Nanoseconds;

    /// <summary>Whether a is longer.</summary>
    public static bool operator >(Duration a, Duration b) => a.Nanoseconds > b.Nanoseconds;

    /// <summary>Whether a is not longer.</summary>
    public static bool operator <=(Duration a, Duration b) => a.Nanoseconds <= b.Nanoseconds;

    /// <summary>Whether a is not shorter.</summary>
    public static bool operator >=(Duration a, Duration b) => a.Nanoseconds >= b.Nanoseconds;

    /// <summary>Exact text with a unit of the scenario format, without needless digits: "40ms", "1.5s", "250us", "7ns".</summary>
    public override string ToString() => Nanoseconds switch
    {
        0 => "0ms",
        var n when n % 60_000_000_000 == 0 => $"{n / 60_000_000_000}m",
        var n when n % 10_000_000 == 0 && (n is >= 1_000_000_000 or <= -1_000_000_000) => InUnit(n, 1_000_000_000, "s"),
        var n when n % 1_000 == 0 && (n is >= 1_000_000 or <= -1_000_000) => InUnit(n, 1_000_000, "ms"),
        var n when n is >= 1_000 or <= -1_000 => InUnit(n, 1_000, "us"),
        var n => $"{n}ns",
    };

    /// <summary>In integers, because a double does not hold every nanosecond of a long run. At least one whole unit.</summary>
    private static string InUnit(long nanoseconds, long unit, string name)
    {
        long rest = Math.Abs(nanoseconds % unit);
        string fraction = rest == 0 ? "" : "." + (unit + rest).ToString()[1..].TrimEnd('0');
        return $"{nanoseconds / unit}{fraction}{name}";
    }
}
