using Aurigraph.Capacity.Claims.Judging;
using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Claims;

/// <summary>Holds claims against what a study projects. Every verdict follows from the experiment, the projection and the claim's own
/// premises; nothing is known of single claims.</summary>
public static class ClaimJudge
{
    /// <summary>All verdicts of a set, in its order; a claim about several scenarios of the study has one for each.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="study">Scenarios by name.</param>
    /// <param name="withUnjudged">Whether claims that the study says nothing of are told, too: those about scenarios that it lacks and those kept for
    /// the record.</param>
    public static IReadOnlyList<ClaimVerdict> Judge(ClaimSet claims, IReadOnlyDictionary<string, ProjectedScenario> study, bool withUnjudged = false)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return [.. claims.Claims.Where(c => withUnjudged || c.Kind != ClaimKind.Record).SelectMany(c => Judge(c, study)).Where(v => withUnjudged || v.IsInStudy)];
    }

    /// <summary>The verdicts on one claim: one for each scenario of the study that it is about, by name; one "not judged" when there is none.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="study">Scenarios by name.</param>
    public static IReadOnlyList<ClaimVerdict> Judge(Claim claim, IReadOnlyDictionary<string, ProjectedScenario> study)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(study);
        ProjectedScenario[] about = [.. study.Values.Where(s => IsAbout(claim, s)).OrderBy(s => s.Name, StringComparer.Ordinal)];
        if (claim.Kind == ClaimKind.Record)
            return [Verdict(claim, claim.About, about.Length > 0, Judgement.Not(claim.Note ?? "kept for the record"))];
        if (about.Length == 0)
            return [Verdict(claim, claim.About, false, Judgement.Not($"the study has no scenario `{claim.About}`"))];
        return [.. about.Select(s => Verdict(claim, s.Name, true, Of(claim, s, study)))];
    }

    /// <summary>Whether a claim says what the scenario that it is about sustains as a whole.</summary>
    public static bool IsOwnThroughput(Claim claim) => claim.Kind == ClaimKind.Throughput && claim.About != Claim.AnyScenario && claim.Metric?.Name == "throughput";

    private static bool IsAbout(Claim claim, ProjectedScenario scenario) =>
        claim.About == Claim.AnyScenario || claim.Scenarios.Contains(scenario.Name) || claim.Scenarios.Contains(scenario.Experiment.Deployment.Name);

    private static Judgement Of(Claim claim, ProjectedScenario scenario, IReadOnlyDictionary<string, ProjectedScenario> study)
    {
        if (claim.Kind is ClaimKind.Count)
            return CountJudge.Judge(claim, scenario);
        if (claim.Kind is ClaimKind.Little)
            return LittleJudge.Judge(claim);
        if (claim.Kind is ClaimKind.Batch)
            return BatchJudge.Judge(claim, scenario);
        if (claim.Kind is ClaimKind.Memory)
            return MemoryJudge.Judge(claim, scenario);
        if (claim.Kind is ClaimKind.Ratio)
            return RatioJudge.Judge(claim, scenario, study);
        if (claim.Metric!.Basis != ClaimMetricBasis.Settings && DeploymentSums.Misfit(scenario.Experiment.Deployment) is { } misfit)
            return Judgement.Unreachable(misfit);
        return claim.Kind switch
        {
            ClaimKind.Throughput => ThroughputJudge.Judge(claim, scenario),
            ClaimKind.Finality => FinalityJudge.Judge(claim, scenario),
            _ => KpiJudge.Judge(claim, scenario),
        };
    }

    private static ClaimVerdict Verdict(Claim claim, string scenario, bool isInStudy, Judgement judgement)
    {
        bool isChange = claim.Kind == ClaimKind.Ratio;
        string noun = isChange ? "" : claim.Metric?.Noun ?? "";
        string bound = claim.Kind is ClaimKind.Little or ClaimKind.Batch && judgement.Projected is not null ? "≤ " : "";
        return new ClaimVerdict
        {
            Id = claim.Id,
            Text = claim.Text,
            Sources = claim.Sources,
            Scenario = scenario,
            IsInStudy = isInStudy,
            IsOwnThroughput = IsOwnThroughput(claim),
            IsGeneral = claim.About == Claim.AnyScenario,
            Unit = claim.Unit,
            Claimed = claim.Claimed,
            ClaimedText = ClaimText.Of(claim.Claimed, claim.Unit, noun, isChange),
            Projected = judgement.Projected,
            Low = judgement.Low,
            High = judgement.High,
            ProjectedText = bound + ClaimText.Of(judgement.Projected, claim.Unit, noun, isChange),
            IsExact = judgement.IsExact,
            Verdict = judgement.Outcome,
            Why = judgement.Why,
        };
    }
}
