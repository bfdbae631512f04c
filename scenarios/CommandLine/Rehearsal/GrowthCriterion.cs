using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>When a size is taken back: held against the size that the network began with, so that many small losses count as one large one.</summary>
internal static class GrowthCriterion
{
    /// <summary>Share of the first size's committed rate that has to stay.</summary>
    public const double CommittedShareMin = 0.95;

    /// <summary>How many times the first size's finality p95 is the most.</summary>
    public const double FinalityFactorMax = 1.5;

    /// <summary>The rule in a sentence.</summary>
    public static string Rule { get; } = $"A size is taken back when it commits less than {NumberFormat.Percent(CommittedShareMin)} of what the first size committed, when its finality p95 is more than {FinalityFactorMax:0.0#} times that of the first, when anything is lost, or when a safety property is broken.";

    /// <summary>Why a size is taken back; empty: it is kept.</summary>
    /// <param name="first">The run of the size that the network began with.</param>
    /// <param name="now">The run of this size.</param>
    public static string Reason(RunResult first, RunResult now)
    {
        if (Broken(now) is { Length: > 0 } broken)
            return broken;
        if (now.Throughput.CommittedTps < CommittedShareMin * first.Throughput.CommittedTps)
            return $"{NumberFormat.Short(now.Throughput.CommittedTps)} TPS committed, and {NumberFormat.Short(first.Throughput.CommittedTps)} at the beginning";
        return first.Finality.P95 is { } before && now.Finality.P95 > FinalityFactorMax * before
            ? $"finality p95 {NumberFormat.Milliseconds(now.Finality.P95)}, and {NumberFormat.Milliseconds(before)} at the beginning"
            : "";
    }

    /// <summary>What is wrong with a size whatever others did; empty: nothing. A run that goes back is held to this alone: most of its window is the size that was too slow.</summary>
    public static string Broken(RunResult now)
    {
        if (now.Safety.Violations.Count > 0)
            return $"safety was violated: {now.Safety.Violations[0]}";
        if (now.Throughput.Lost > 0)
            return $"{NumberFormat.Count(now.Throughput.Lost)} transactions were lost";
        if (now.Misfits.Count > 0)
            return $"{now.Misfits[0].Container} needs more memory than it has";
        return now.Finality.P95 is null ? "nothing became final" : "";
    }
}
