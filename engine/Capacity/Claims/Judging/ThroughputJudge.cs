namespace Aurigraph.Capacity.Claims.Judging;

/// <summary>A claimed rate against the knee; against the lowest ceiling alone when no knee was searched.</summary>
internal static class ThroughputJudge
{
    /// <summary>Judges.</summary>
    public static Judgement Judge(Claim claim, ProjectedScenario scenario)
    {
        double claimed = claim.Claimed!.Value;
        bool isWhole = claim.Metric!.Name == "throughput";
        (string Resource, double Tps)? lowest = isWhole && scenario.Ceilings.Count > 0 ? scenario.Ceilings.MinBy(c => c.Tps) : null;
        if (claim.Metric.Of(scenario) is not { } knee)
        {
            return lowest is { } ceiling && ceiling.Tps < claimed
                ? new Judgement(ClaimOutcome.NotMet, $"{ceiling.Resource} alone ends at {ClaimText.Short(ceiling.Tps)} TPS", High: ceiling.Tps, IsExact: true)
                : Judgement.Not("no knee was projected");
        }
        string why = $"{ClaimText.Interval(knee.Value, knee.Low, knee.High)} is sustained";
        if (!isWhole)
            why = $"{ClaimText.Short(scenario.KneeMid!.Value)} TPS over {ClaimText.Count(scenario.KneeMid.Value / knee.Value)} validators; each handles every transaction, so their rates do not add up";
        else if (!claim.Comparison.Holds(knee.Value, claimed) && lowest is { } first)
            why += $"; the lowest ceiling is {first.Resource} at {ClaimText.Short(first.Tps)}";
        if (knee.Low <= claimed && claimed <= knee.High)
            why += "; the claim lies within the interval";
        return Judgement.By(claim, knee, why);
    }
}
