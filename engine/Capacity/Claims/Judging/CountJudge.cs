using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Claims.Judging;

/// <summary>A stated sum against the parts that are stated beside it.</summary>
internal static class CountJudge
{
    /// <summary>By how much of it a size may differ that is stated with two digits, such as 4.3 GB.</summary>
    private const double SizeTolerance = 0.015;

    /// <summary>Judges.</summary>
    public static Judgement Judge(Claim claim, ProjectedScenario scenario)
    {
        if (claim.Metric!.Of(scenario) is not { } figure)
            return Judgement.Not($"the deployment has no figure for {claim.Metric.Meaning}");
        double tolerance = claim.Unit == MetricUnit.Bytes ? SizeTolerance * claim.Claimed!.Value : 0;
        bool holds = claim.Comparison.Holds(figure.Value, claim.Claimed!.Value, tolerance);
        string why = figure.Sum.Length > 0 ? figure.Sum : $"the deployment has {ClaimText.Of(figure.Value, claim.Unit, claim.Metric.Noun)}";
        return new Judgement(holds ? ClaimOutcome.Met : ClaimOutcome.ContradictsItself, why, figure.Value, IsExact: true);
    }
}
