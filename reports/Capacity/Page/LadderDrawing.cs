using Aurigraph.Capacity.Ceilings;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Page;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Page;

/// <summary>The ceilings of one scenario on a logarithmic scale, lowest first, with its knee and the claims of all.</summary>
internal static class LadderDrawing
{
    /// <summary>More than so many are left to the table.</summary>
    public const int RowsMax = 9;

    private const double Top = 46;

    /// <summary>The drawing for one width of page.</summary>
    public static string Draw(StudyView view, ScenarioView scenario, bool narrow)
    {
        List<Ceiling> ceilings = [.. scenario.Ceilings.Take(RowsMax)];
        if (ceilings.Count == 0)
            return narrow ? "" : "<p class=\"muted\">No closed form bounds it.</p>\n";
        int width = narrow ? 368 : 528;
        double left = narrow ? 8 : 236, right = width - 46, step = narrow ? 36 : 22;
        double bottom = Top + step * ceilings.Count;
        List<(ScenarioView Scenario, double Rate)> claims = [.. view.Scenarios.Where(s => s.ThroughputClaim is { Rate: > 0 }).Select(s => (s, s.ThroughputClaim!.Rate!.Value))];
        List<double> values = [.. ceilings.Select(c => c.Tps).Where(t => t > 0), .. claims.Select(c => c.Rate)];
        if (scenario.Capacity.Knee is { } k)
            values.AddRange(new[] { k.Low, k.High }.Where(v => v > 0));
        RateAxis axis = RateAxis.Logarithmic(values.Count > 0 ? values.Min() * 0.8 : 1, values.Count > 0 ? values.Max() : 10, narrow ? 5 : 7);
        double X(double tps) => left + Math.Clamp(axis.At(tps), 0, 1) * (right - left);
        SvgCanvas canvas = new(narrow ? "narrow" : "wide", width, (int)bottom + 22, Finding(scenario, ceilings));
        if (scenario.Capacity.Knee is { } knee)
        {
            canvas.Rectangle($"{scenario.Series.Css} kneeband", X(knee.Low), Top - 10, Math.Max(1, X(knee.High) - X(knee.Low)), bottom - Top + 10);
            string text = $"knee {NumberFormat.Interval(knee.Low, knee.High)}";
            double half = SvgCanvas.TextWidth(text, 11) / 2;
            canvas.Text("small mid", Math.Clamp((X(knee.Low) + X(knee.High)) / 2, half, width - half), Top - 16, text);
        }
        foreach (double tick in axis.Ticks)
        {
            canvas.Line("grid", X(tick), Top - 10, X(tick), bottom);
            canvas.Text("small mid", X(tick), bottom + 16, NumberFormat.Short(tick));
        }
        canvas.Line("axis", left, bottom, right, bottom);
        Claims(canvas, scenario, claims, X, width, bottom);
        for (int i = 0; i < ceilings.Count; i++)
            Row(canvas, scenario, ceilings[i], Top + step * i, X(ceilings[i].Tps), left, narrow, isFirst: i == 0);
        return canvas.ToString();
    }

    private static void Row(SvgCanvas canvas, ScenarioView scenario, Ceiling ceiling, double y, double x, double left, bool narrow, bool isFirst)
    {
        string name = CapacityWords.Capital(CapacityWords.Resource(ceiling.Resource));
        string where = ceiling.Where.Length > 0 ? $", {ceiling.Where}" : "";
        int room = (int)((narrow ? 352 : 232) / 6.6);
        string text = name.Length + where.Length <= room ? name + where : name.Length <= room ? name : name[..(room - 1)] + "…";
        string strong = isFirst ? "strong " : "";
        double line = narrow ? y + 26 : y + 12;
        canvas.Text(narrow ? $"{strong}halo" : strong.TrimEnd(), narrow ? left : 0, narrow ? y + 14 : y + 16, text);
        canvas.Group(isFirst ? scenario.Series.Css : "rest", () =>
        {
            canvas.Rectangle("fill", left, line - (isFirst ? 1.5 : 0.75), x - left, isFirst ? 3 : 1.5);
            SeriesMark.Draw(canvas, isFirst ? scenario.Series.Marker : SeriesMarker.Circle, x, line, isFirst ? 5 : 4);
        });
        canvas.Text($"{strong}halo", x + 9, line + 4, NumberFormat.Short(ceiling.Tps));
    }

    private static void Claims(SvgCanvas canvas, ScenarioView scenario, List<(ScenarioView Scenario, double Rate)> claims, Func<double, double> x, int width, double bottom)
    {
        foreach ((ScenarioView of, double rate) in claims.Where(c => c.Scenario != scenario))
            Diamond(canvas, x(rate), Top - 10, 3.5);
        if (scenario.ThroughputClaim is not { Rate: { } claimed })
        {
            if (claims.Count > 0)
                canvas.Text("small end", width, 12, "claimed for others");
            return;
        }
        canvas.Line("claim-line", x(claimed), Top - 10, x(claimed), bottom);
        Diamond(canvas, x(claimed), Top - 10, 4.5);
        string text = $"claimed {NumberFormat.Short(claimed)}";
        double half = SvgCanvas.TextWidth(text, 12.5) / 2;
        canvas.Text("strong mid", Math.Clamp(x(claimed), half, width - half), 12, text);
        int others = claims.Count(c => c.Scenario != scenario && c.Rate != claimed);
        if (others > 0)
            canvas.Text("small end", x(claimed) - half - 10, 12, others == 1 ? "small mark: another’s claim" : "small marks: claims of others");
    }

    private static void Diamond(SvgCanvas canvas, double x, double y, double size) =>
        canvas.Polygon("claim", [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]);

    private static string Finding(ScenarioView scenario, List<Ceiling> ceilings) =>
        $"Ceilings of {scenario.Label} on a log scale, lowest first: {string.Join("; ", ceilings.Select(c => $"{CapacityWords.Resource(c.Resource)} {NumberFormat.Short(c.Tps)}"))}. {CapacityFindings.Ladder(scenario)}.";
}
