using Aurigraph.Capacity.Ceilings;
using Aurigraph.Capacity.Claims;
using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Judgement;
using Aurigraph.Reports.Capacity.Live;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Page;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Tables;

/// <summary>The tables of a capacity report. Each is bounded; what is left out is counted and stands in the CSV files.</summary>
internal static class CapacityTables
{
    private const int RowsMax = 60;

    /// <summary>One row per scenario: the cards again, for readers of the twin.</summary>
    public static ReportTable Scenarios(StudyView view) => new("scenarios", CapacityFindings.Scenarios(view), $"{view.Study.ServiceLevel}; finality and memory at 70 % of the knee",
        [new("Scenario", ColumnKind.Head), new("Verdict", ColumnKind.Verdict), new("Sustained TPS", ColumnKind.Strong), new("Interval", ColumnKind.Number), new("Planned", ColumnKind.Number), new("Claimed", ColumnKind.Number),
         new("p95 / p99", ColumnKind.Number), new("Memory left", ColumnKind.Number), new("Container lost", ColumnKind.Number), new("First limit"), new("Condition or reason")],
        [.. view.Scenarios.Select(s => new[]
        {
            s.Label, Go(s.Decision.Verdict), Sustained(s), s.Capacity.Knee is { } k ? NumberFormat.Interval(k.Low, k.High) : NumberFormat.Nothing,
            s.Need > 0 ? NumberFormat.Short(s.Need) : NumberFormat.Nothing, s.ThroughputClaim is { Rate: { } rate } ? NumberFormat.Short(rate) : NumberFormat.Nothing, Percentiles(s), s.Headroom is { } free ? NumberFormat.Percent(free) : NumberFormat.Nothing,
            s.Capacity.Knee is null ? NumberFormat.Nothing : CapacityWords.Gap(s.Capacity.ContainerLossGapMs), CapacityFindings.FirstLimit(s), s.Capacity.Knee is null ? s.Capacity.Remark : s.Decision.Reason,
        })]);

    /// <summary>Every claim beside its projection.</summary>
    public static ReportTable Claims(StudyView view) => new("claims", CapacityFindings.Claims(view), $"Intervals hold 90 % of {NumberFormat.Plural(view.Study.Seeds.Count, "seed")} with costs drawn within their uncertainty",
        [new("Claim", ColumnKind.Head), new("Scenario"), new("Claimed", ColumnKind.Number), new("Projected", ColumnKind.Strong), new("Interval", ColumnKind.Number), new("Verdict", ColumnKind.Verdict), new("Why"), new("Source")],
        [.. view.OwnClaims.Take(RowsMax).Select(c => new[] { c.Text, ScenarioLabel.Long(c.Scenario), c.Claimed, c.Projected, c.Interval, ClaimRow.Word(c.Outcome), c.Why, c.Source })])
    { Note = ClaimsLeft(view) };

    /// <summary>Closed forms of the subject beside what a quarter more of the same gains.</summary>
    public static ReportTable Ceilings(ScenarioView scenario)
    {
        string Gain(Ceiling ceiling) => scenario.Capacity.Gains.FirstOrDefault(g => g.Resource == ceiling.Resource) is { } gain ? CapacityWords.Change(gain.Gain) : NumberFormat.Nothing;
        return new($"ceilings-{scenario.Series.Css}", CapacityFindings.Ladder(scenario), "By arithmetic, transactions per second, lowest first; the gain is that of the simulated knee with a quarter more of the resource",
            [new("Resource", ColumnKind.Head), new("Where"), new("Ceiling", ColumnKind.Strong), new("Gain", ColumnKind.Number), new("Closed form", ColumnKind.Code), new("Law")],
            [.. scenario.Ceilings.Take(RowsMax).Select(c => new[] { CapacityWords.Capital(CapacityWords.Resource(c.Resource)), c.Where, NumberFormat.Short(c.Tps), Gain(c), c.Formula, c.Law })])
        { Note = Left(scenario.Ceilings.Count, "ceilings.csv") };
    }

    /// <summary>Lowest closed form and simulated knee of every scenario.</summary>
    public static ReportTable Order(StudyView view) => new("order", CapacityFindings.Order(view), "Closed form: the lowest ceiling; simulated knee: costs as stated, first seed",
        [new("Scenario", ColumnKind.Head), new("Nodes", ColumnKind.Number), new("Lowest ceiling"), new("Closed form", ColumnKind.Number), new("Simulated knee", ColumnKind.Strong), new("Difference", ColumnKind.Number)],
        [.. view.Scenarios.Select(s => new[]
        {
            s.Label, NumberFormat.Count(s.Nodes), s.Ceilings.Count > 0 ? CapacityWords.Resource(s.Ceilings[0].Resource) : NumberFormat.Nothing, s.Ceilings.Count > 0 ? NumberFormat.Short(s.Ceilings[0].Tps) : NumberFormat.Nothing, Sustained(s),
            s.Capacity.Knee is { } knee && s.Ceilings.Count > 0 && s.Ceilings[0].Tps > 0 ? CapacityWords.Change(knee.Mid / s.Ceilings[0].Tps - 1) : NumberFormat.Nothing,
        })]);

    /// <summary>How far projections were off a live run.</summary>
    public static ReportTable Live(StudyView view, LiveComparison live) => new("live", $"{LiveWords.Title}: {LiveWords.Finding(live)}", LiveWords.Drawn(live, view.Study.Environment),
        [new("Figure", ColumnKind.Code), new("Projected", ColumnKind.Number), new("Measured", ColumnKind.Number), new("Error", ColumnKind.Strong)],
        [.. live.Figures.Take(RowsMax).Select(f => new[] { f.Metric, ProjectionTable.ValueText(f.Metric, f.Projected), ProjectionTable.ValueText(f.Metric, f.Measured), ProjectionTable.ErrorText(f) })])
    { Note = Left(live.Figures.Count, "capacity.json") };

    /// <summary>The inputs that move the subject's knee most.</summary>
    public static ReportTable Inputs(ScenarioView scenario) => new("inputs", CapacityFindings.Tornado(scenario), $"Knee of {scenario.Label} when one input moves through its 90 % range, TPS",
        [new("Input", ColumnKind.Head), new("As stated", ColumnKind.Number), new("Uncertainty", ColumnKind.Number), new("Knee when dear", ColumnKind.Number), new("Knee when cheap", ColumnKind.Number)],
        [.. scenario.Capacity.Inputs.Take(RowsMax).Select(i => new[] { CapacityWords.Key(i.Input), i.Value, $"± {NumberFormat.Percent(i.Uncertainty)}", NumberFormat.Short(i.KneeWhenDear), NumberFormat.Short(i.KneeWhenCheap) })]);

    /// <summary>What has to be switched off before what was claimed is reached.</summary>
    public static ReportTable ClaimMode(ScenarioView scenario) => new($"claim-mode-{scenario.Series.Css}", CapacityFindings.ClaimMode(scenario), "Each step also keeps those before it; sustained transactions per second",
        [new("Switched off", ColumnKind.Head), new("Sustained", ColumnKind.Strong)],
        [.. scenario.Capacity.ClaimMode.Take(RowsMax).Select(s => new[] { s.Text, s.Knee is { } knee ? NumberFormat.Short(knee) : "nothing" })]);

    /// <summary>What the sources say against each other.</summary>
    public static ReportTable Contradictions(StudyView view) => new("contradictions", CapacityFindings.Contradictions(view), "Two figures of the sources that cannot both hold, and what this study does about it",
        [new("No.", ColumnKind.Number), new("One figure", ColumnKind.Head), new("The other"), new("Where"), new("Treatment")],
        [.. view.Study.Contradictions.Take(RowsMax).Select(ContradictionRow.Of).Select(c => new[] { NumberFormat.Count(c.Number), c.First, c.Second, c.Where, c.Treatment })])
    { Note = Left(view.Study.Contradictions.Count, "contradictions.csv") };

    /// <summary>The points of one kind of curve, all scenarios.</summary>
    public static ReportTable Curve(StudyView view, string name)
    {
        (ScenarioView Scenario, CapacityCurve Curve)[] curves = [.. view.Scenarios.SelectMany(s => s.Capacity.Curves.Where(c => c.Name == name).Select(c => (s, c)))];
        return new($"curve-{name}", CapacityFindings.Curve(view, name), $"{curves[0].Curve.OutputLabel} against {curves[0].Curve.InputLabel}, simulated",
            [new("Scenario", ColumnKind.Head), new(curves[0].Curve.InputLabel, ColumnKind.Number), new(curves[0].Curve.OutputLabel, ColumnKind.Strong)],
            [.. curves.SelectMany(c => c.Curve.Points.Select(p => new[] { c.Scenario.Label, NumberFormat.Short(p.X), p.Y is { } y ? NumberFormat.Short(y) : "nothing" })).Take(4 * RowsMax)]);
    }

    /// <summary>Verdicts in words.</summary>
    public static string Go(GoVerdict verdict) => verdict switch { GoVerdict.Go => "go", GoVerdict.GoIf => "go if", _ => "no" };

    /// <summary>"60K", "at least 2.0M", or a dash.</summary>
    public static string Sustained(ScenarioView scenario) => scenario.Capacity switch
    {
        { Knee: { } knee } => NumberFormat.Short(knee.Mid),
        { Outcome: CapacityOutcome.Unbounded } => $"≥ {NumberFormat.Short(StudyView.HighestSustained(scenario.Capacity))}",
        _ => NumberFormat.Nothing,
    };

    /// <summary>"67 / 94 ms" at 70 % of the knee.</summary>
    public static string Percentiles(ScenarioView scenario) => scenario.Capacity.AtSeventyPercent?.Result.Finality is { P95: { } p95, P99: { } p99 }
        ? $"{NumberFormat.MillisecondsBare(p95)} / {NumberFormat.Milliseconds(p99)}"
        : NumberFormat.Nothing;

    private static string ClaimsLeft(StudyView view)
    {
        int general = view.Claims.Count - view.OwnClaims.Count;
        string left = Left(view.OwnClaims.Count, "claims.csv");
        return general == 0 ? left : $"{left}{(left.Length > 0 ? " " : "")}{NumberFormat.Plural(general, "verdict")} on claims about any network: claims.csv.";
    }

    private static string Left(int count, string file) => count > RowsMax ? $"The first {RowsMax} of {NumberFormat.Count(count)}; all are in {file}." : "";
}
