using Aurigraph.Capacity.Claims;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Tests.Claims;

/// <summary>Claims made up by hand.</summary>
internal static class ClaimOf
{
    /// <summary>A claim with the comparison of its metric.</summary>
    public static Claim Kind(ClaimKind kind, string metric, double claimed, string about = "option-b", ClaimComparison? comparison = null) => new()
    {
        Id = "a-claim",
        Text = "A claim",
        About = about,
        Scenarios = [about],
        Kind = kind,
        Metric = ClaimMetrics.Find(metric)!,
        Claimed = claimed,
        Unit = ClaimMetrics.Find(metric)!.Unit,
        Comparison = comparison ?? ClaimMetrics.Find(metric)!.Comparison,
        Sources = ["PAPER"],
    };

    /// <summary>A change from the baseline.</summary>
    public static Claim Ratio(string metric, double change, string about = "option-b") => Kind(ClaimKind.Ratio, metric, change, about) with { Unit = MetricUnit.Ratio, Over = "baseline" };

    /// <summary>A rate with a cap on transactions in flight.</summary>
    public static Claim Little(double claimed, int inFlight, double milliseconds) =>
        Kind(ClaimKind.Little, "throughput", claimed) with { InFlight = inFlight, Latency = Duration.FromMilliseconds(milliseconds) };

    /// <summary>A size of batches at a rate.</summary>
    public static Claim Batch(double claimed, double rate) =>
        Kind(ClaimKind.Batch, "throughput", claimed) with { Metric = null, Unit = MetricUnit.Count, Rate = new Rate(rate) };
}
