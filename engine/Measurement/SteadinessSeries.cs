namespace Aurigraph.Measurement;

/// <summary>What tells whether a run had settled: finer than its timeline, and not part of the summary.</summary>
public sealed record SteadinessSeries
{
    /// <summary>Length of a slice in seconds; slices begin at the start of the run and end with the load.</summary>
    public const double SliceSeconds = 0.1;

    /// <summary>Transactions admitted and not yet final at the end of each slice.</summary>
    public required IReadOnlyList<long> InFlight { get; init; }

    /// <summary>Mean finality of the transactions due in each slice, milliseconds; null where none became final.</summary>
    public required IReadOnlyList<double?> MeanFinality { get; init; }

    /// <summary>95th percentile of finality of those due in the first half of the window, milliseconds; null without samples.</summary>
    public required double? FirstHalfP95 { get; init; }

    /// <summary>The same for the second half.</summary>
    public required double? SecondHalfP95 { get; init; }

    /// <summary>Longest time inside the window in which nothing became final, milliseconds.</summary>
    public required double LongestGap { get; init; }
}
