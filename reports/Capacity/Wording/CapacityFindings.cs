using Aurigraph.Capacity.Claims;
using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Judgement;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Wording;

/// <summary>What each chart and table of a capacity report shows, in one sentence: its title. Pure functions of the study.</summary>
internal static class CapacityFindings
{
    /// <summary>Knees that are closer than the search resolves have no order.</summary>
    private const double Resolution = 0.02;

    /// <summary>How many scenarios can be rolled out.</summary>
    public static string Scenarios(StudyView view)
    {
        int Count(GoVerdict verdict) => view.Scenarios.Count(s => s.Decision.Verdict == verdict);
        return $"Of {NumberFormat.Plural(view.Scenarios.Count, "scenario")} {Count(GoVerdict.Go)} can go, {Count(GoVerdict.GoIf)} under a condition, {Count(GoVerdict.No)} cannot";
    }

    /// <summary>How steep finality climbs at the knees.</summary>
    public static string LoadFinality(StudyView view)
    {
        List<double> ratios = [.. view.WithKnee
            .Where(s => view.Level.Value(s.Capacity.AtSeventyPercent?.Result.Finality ?? Measurement.Distribution.Empty) is > 0 && view.Level.Value(s.Capacity.AtKnee?.Result.Finality ?? Measurement.Distribution.Empty) is > 0)
            .Select(s => view.Level.Value(s.Capacity.AtKnee!.Result.Finality)!.Value / view.Level.Value(s.Capacity.AtSeventyPercent!.Result.Finality)!.Value)];
        if (ratios.Count == 0)
            return view.WithKnee.Count == 0 ? "No load was sustained" : "Finality against load";
        double worst = ratios.Max();
        return worst >= 1.5
            ? $"The last 30 % of load cost up to {FormattableString.Invariant($"{worst:0.#}")} times the finality"
            : "Finality stays flat up to the knee: something else gives way first";
    }

    /// <summary>The subject's ceilings against what was claimed.</summary>
    public static string Ladder(ScenarioView scenario)
    {
        int all = scenario.Ceilings.Count;
        if (all == 0)
            return $"{scenario.Label}: no closed form bounds it";
        string ceilings = $"{scenario.Label}: {NumberFormat.WordInside(all)} {(all == 1 ? "ceiling" : "ceilings")}";
        if (scenario.ThroughputClaim is not { Rate: { } claimed })
            return $"{ceilings}, the lowest {CapacityWords.Resource(scenario.Ceilings[0].Resource)} at {NumberFormat.Short(scenario.Ceilings[0].Tps)}";
        int below = scenario.Ceilings.Count(c => c.Tps < claimed);
        return below == all && all > 1 ? $"{ceilings}, all below the claim" : below == 0 ? $"{ceilings}, none below the claim" : $"{ceilings}, {(below == all ? "" : NumberFormat.WordInside(below) + " ")}below the claim";
    }

    /// <summary>What to measure next.</summary>
    public static string Tornado(ScenarioView scenario) => scenario.Capacity.Inputs.Count == 0
        ? $"No input moves the knee of {scenario.Label}"
        : $"Measure first: {CapacityWords.Key(scenario.Capacity.Inputs[0].Input).ToLowerInvariant()}";

    /// <summary>Who fits, and with how much to spare.</summary>
    public static string Memory(StudyView view)
    {
        List<ScenarioView> misfits = [.. view.Scenarios.Where(s => s.Capacity.Outcome == CapacityOutcome.DoesNotFit)];
        ScenarioView? tightest = view.Scenarios.Where(s => s.Headroom is not null).MinBy(s => s.Headroom);
        string least = tightest is null ? "" : $"{tightest.Label} has {(tightest.Headroom < 0 ? "nothing" : NumberFormat.Percent(tightest.Headroom!.Value))} to spare";
        return misfits.Count switch
        {
            0 => tightest is null ? "No memory was measured" : $"Everything fits; {least}",
            1 => $"{misfits[0].Label} does not fit{(tightest is null ? "" : "; " + least)}",
            var n => $"{NumberFormat.Word(n)} scenarios do not fit{(tightest is null ? "" : "; " + least)}",
        };
    }

    /// <summary>How many claims are met.</summary>
    public static string Claims(StudyView view)
    {
        int met = view.OwnClaims.Count(c => c.Outcome == ClaimOutcome.Met), judged = view.OwnClaims.Count(c => c.Outcome != ClaimOutcome.NotJudged);
        if (judged == 0)
            return "No claim was judged";
        return judged == 1
            ? $"The one claim is {ClaimRow.Word(view.OwnClaims.First(c => c.Outcome != ClaimOutcome.NotJudged).Outcome)}"
            : $"{(met == 0 ? "None" : NumberFormat.Word(met))} of {NumberFormat.WordInside(judged)} claims {(met <= 1 ? "is" : "are")} met";
    }

    /// <summary>Whether closed forms and simulation rank the scenarios alike.</summary>
    public static string Order(StudyView view)
    {
        List<(double Form, double Knee)> ranked = [.. view.Scenarios.Where(s => s.Capacity.Knee is not null && s.Ceilings.Count > 0).Select(s => (s.Ceilings[0].Tps, s.Capacity.Knee!.Mid))];
        if (ranked.Count < 2)
            return ranked.Count == 0 ? "No order: no scenario has both a closed form and a knee" : "No order: one scenario alone has a knee";
        return Agrees(ranked) ? "Arithmetic and simulation agree on the order" : "Arithmetic and simulation do not agree on the order";
    }

    /// <summary>Which step reaches the claim.</summary>
    public static string ClaimMode(ScenarioView scenario)
    {
        double? claimed = scenario.ThroughputClaim?.Rate;
        ClaimModeAnswer? reached = claimed is null ? null : scenario.Capacity.ClaimMode.FirstOrDefault(s => s.Knee >= claimed);
        if (claimed is null)
            return $"{scenario.Label}: what its limits cost";
        return reached is null
            ? $"{scenario.Label}: {NumberFormat.Short(claimed.Value)} is not reached with any of this switched off"
            : $"{scenario.Label} reaches {NumberFormat.Short(claimed.Value)} only as follows: {reached.Text}";
    }

    /// <summary>How often the sources contradict themselves.</summary>
    public static string Contradictions(StudyView view) => view.Study.Contradictions.Count == 1
        ? "The sources contradict themselves once"
        : $"The sources contradict themselves in {NumberFormat.Count(view.Study.Contradictions.Count)} places";

    /// <summary>How far a curve bends.</summary>
    public static string Curve(StudyView view, string name)
    {
        foreach (ScenarioView scenario in view.Scenarios)
        {
            if (scenario.Capacity.Curves.FirstOrDefault(c => c.Name == name) is not { } curve)
                continue;
            List<CurvePoint> points = [.. curve.Points.Where(p => p.Y is not null)];
            if (points.Count < 2)
                return $"{CapacityWords.Key(name)}: too few points for a curve";
            return $"{scenario.Label}: {NumberFormat.Short(points[0].Y!.Value)} at {NumberFormat.Short(points[0].X)}, {NumberFormat.Short(points[^1].Y!.Value)} at {NumberFormat.Short(points[^1].X)} ({curve.InputLabel})";
        }
        return CapacityWords.Key(name);
    }

    /// <summary>What gives way first.</summary>
    public static string FirstLimit(ScenarioView scenario) => scenario.Capacity.Bottleneck is { } b ? CapacityWords.Resource(b.Resource) : NumberFormat.Nothing;

    private static bool Agrees(List<(double Form, double Knee)> ranked) => ranked.TrueForAll(a => ranked.TrueForAll(b =>
        a.Form >= b.Form * (1 - Resolution) || a.Knee <= b.Knee * (1 + Resolution)));
}
