namespace Aurigraph.Capacity.Claims.Judging;

/// <summary>A change of a figure from one scenario to another. Ends of intervals are compared with like ends, because both scenarios draw the same
/// costs.</summary>
internal static class RatioJudge
{
    /// <summary>Changes are stated in whole percents, some cut.</summary>
    private const double Rounding = 0.01;

    /// <summary>Judges.</summary>
    public static Judgement Judge(Claim claim, ProjectedScenario scenario, IReadOnlyDictionary<string, ProjectedScenario> study)
    {
        ClaimMetric metric = claim.Metric!;
        ProjectedScenario? over = study.Values.Where(s => s.Name == claim.Over || s.Experiment.Deployment.Name == claim.Over)
            .OrderBy(s => s.Name == claim.Over ? 0 : 1).ThenBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault();
        if (over is null)
            return Judgement.Not($"the study has no scenario `{claim.Over}` to compare with");
        if (metric.Basis != ClaimMetricBasis.Settings)
        {
            foreach (ProjectedScenario one in new[] { scenario, over })
            {
                if (DeploymentSums.Misfit(one.Experiment.Deployment) is { } misfit)
                    return Judgement.Unreachable($"{one.Name} {misfit}");
            }
        }
        if (metric.Of(scenario) is not { } now || metric.Of(over) is not { } before || before.Value == 0)
            return Judgement.Not($"no figure of both scenarios for {metric.Meaning}");
        double change = now.Value / before.Value - 1;
        string why = $"{ClaimText.Of(now.Value, metric.Unit, metric.Noun)} against {ClaimText.Of(before.Value, metric.Unit, metric.Noun)}";
        if (metric.Basis == ClaimMetricBasis.Settings)
        {
            bool agrees = Math.Abs(change - claim.Claimed!.Value) <= Rounding;
            return new Judgement(agrees ? ClaimOutcome.Met : ClaimOutcome.ContradictsItself, $"{why} is {ClaimText.Change(change)}", change, IsExact: true);
        }
        double[] ends = [change, .. new[] { (now.Low, before.Low), (now.High, before.High) }.Where(e => e.Item1 is not null && e.Item2 > 0).Select(e => e.Item1!.Value / e.Item2!.Value - 1)];
        bool hasInterval = ends.Length > 1;
        return Judgement.By(claim, new ClaimFigure(change, hasInterval ? ends.Min() : null, hasInterval ? ends.Max() : null), why);
    }
}
