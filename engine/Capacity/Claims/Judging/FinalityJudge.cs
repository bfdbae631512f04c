namespace Aurigraph.Capacity.Claims.Judging;

/// <summary>A claimed percentile of finality against the run at 70 % of the knee, which says at which rate that is.</summary>
internal static class FinalityJudge
{
    /// <summary>Judges.</summary>
    public static Judgement Judge(Claim claim, ProjectedScenario scenario)
    {
        if (claim.Metric!.Of(scenario) is not { } figure)
            return Judgement.Not(scenario.At70 is null ? "no run at 70 % of the knee" : "no transaction became final in the run at 70 % of the knee");
        double offered = scenario.At70!.Throughput.OfferedTps;
        string why = $"{ClaimText.Milliseconds(figure.Value)} at {ClaimText.Short(offered)} TPS, 70 % of the knee";
        if (claim.Rate is { } rate && rate.PerSecond > offered)
            why += $"; claimed at {ClaimText.Short(rate.PerSecond)}" + (scenario.KneeMid < rate.PerSecond ? ", beyond the knee" : "");
        return Judgement.By(claim, figure, why);
    }
}
