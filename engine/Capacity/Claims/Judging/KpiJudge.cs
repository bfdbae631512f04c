using Aurigraph.Measurement;

namespace Aurigraph.Capacity.Claims.Judging;

/// <summary>A threshold against a figure of the run at 70 % of the knee, or of the settings. A rate of rare events whose interval reaches over the
/// threshold is not judged.</summary>
internal static class KpiJudge
{
    /// <summary>Judges.</summary>
    public static Judgement Judge(Claim claim, ProjectedScenario scenario)
    {
        ClaimMetric metric = claim.Metric!;
        if (metric.Of(scenario) is not { } figure)
            return Judgement.Not(metric.Basis == ClaimMetricBasis.Run && scenario.At70 is null ? "no run at 70 % of the knee" : $"no figure for {metric.Meaning}");
        string text = ClaimText.Of(figure.Value, metric.Unit, metric.Noun);
        if (metric.Basis == ClaimMetricBasis.Settings)
            return Judgement.By(claim, figure, figure.Sum.Length > 0 ? figure.Sum : $"the settings give {text}", true);
        RunResult run = scenario.At70!;
        string at = $"{text} at {ClaimText.Short(run.Throughput.OfferedTps)} TPS, 70 % of the knee";
        if (metric.Basis == ClaimMetricBasis.Run && figure.Low is { } low && figure.High is { } high
            && claim.Comparison.Holds(low, claim.Claimed!.Value) != claim.Comparison.Holds(high, claim.Claimed.Value))
        {
            return new Judgement(ClaimOutcome.NotJudged, $"the window of {ClaimText.Count(scenario.Experiment.Duration.Seconds)} s says only {ClaimText.Count(Math.Round(low))} to {ClaimText.Count(Math.Round(high))} {metric.Noun}".TrimEnd(),
                figure.Value, low, high);
        }
        return Judgement.By(claim, figure, at);
    }
}
