using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>How long a message is on its way, one way, drawn anew for each message. Every draw lies between zero and <see cref="Longest"/>.
/// Constructors refuse parameters outside their range with an <see cref="ArgumentOutOfRangeException"/> whose parameter name is the key of the
/// scenario format.</summary>
public abstract record LatencyModel
{
    /// <summary>The longest latency that is drawn or may be given: one hour. A longer draw of a heavy tail is cut to it, so that one draw
    /// cannot silence a connection for good, and so that every model has a mean.</summary>
    public static Duration Longest => new(3_600_000_000_000);

    /// <summary>The expected one-way latency, used for closed forms, warnings and retransmission times: exactly that of the draws, their limits
    /// included.</summary>
    public abstract Duration Mean { get; }

    /// <summary>Draws one latency; equal generators draw equal latencies on every machine.</summary>
    public abstract Duration Draw(SeededGenerator generator);

    /// <summary>Nanoseconds rounded to a duration between zero and <see cref="Longest"/>; infinity is the longest.</summary>
    private protected static Duration Bounded(double nanoseconds)
    {
        if (nanoseconds >= Longest.Nanoseconds)
            return Longest;
        return nanoseconds > 0 ? new Duration((long)Math.Round(nanoseconds)) : Duration.Zero;
    }

    /// <summary>The latency given, if it is one.</summary>
    private protected static Duration Checked(Duration value, string key, Duration atLeast)
    {
        if (value < atLeast || value > Longest)
            throw new ArgumentOutOfRangeException(key, value, $"A latency's {key} lies between {atLeast} and {Longest}.");
        return value;
    }

    /// <summary>The dimensionless parameter given, if it lies in its range.</summary>
    private protected static double Checked(double value, string key, double atLeast, double atMost)
    {
        if (!(value >= atLeast && value <= atMost))
            throw new ArgumentOutOfRangeException(key, value, $"A latency's {key} lies between {atLeast} and {atMost}.");
        return value;
    }
}
