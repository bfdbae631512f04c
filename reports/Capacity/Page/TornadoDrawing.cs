using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Page;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Page;

/// <summary>The inputs that move a knee most, each a bar from the knee when it is dear to the knee when it is cheap.</summary>
internal static class TornadoDrawing
{
    private const int RowsMax = 8;

    /// <summary>The drawing for one width of page.</summary>
    public static string Draw(ScenarioView scenario, bool narrow)
    {
        List<InputEffect> inputs = [.. scenario.Capacity.Inputs.Where(i => double.IsFinite(i.KneeWhenDear) && double.IsFinite(i.KneeWhenCheap)).Take(RowsMax)];
        if (inputs.Count == 0 || scenario.Capacity.Knee is not { } knee)
            return narrow ? "" : "<p class=\"muted\">No input was moved.</p>\n";
        int width = narrow ? 368 : 560;
        double left = narrow ? 52 : 240, right = width - 58, step = narrow ? 50 : 40, top = 22;
        double bottom = top + step * inputs.Count;
        double low = Math.Min(knee.Mid, inputs.Min(i => Math.Min(i.KneeWhenDear, i.KneeWhenCheap))), high = Math.Max(knee.Mid, inputs.Max(i => Math.Max(i.KneeWhenDear, i.KneeWhenCheap)));
        double span = Math.Max(high - low, knee.Mid * 0.01);
        double step10 = Scale.Step(span, narrow ? 3 : 5), first = Math.Floor(low / step10 + 1e-9) * step10, last = Math.Ceiling(high / step10 - 1e-9) * step10;
        if (last <= first)
            last = first + step10;
        double X(double tps) => left + (tps - first) / (last - first) * (right - left);
        SvgCanvas canvas = new(narrow ? "narrow" : "wide", width, (int)bottom + 24, $"Inputs that move the knee of {scenario.Label} most: {string.Join("; ", inputs.Select(i => $"{CapacityWords.Key(i.Input)} {NumberFormat.Short(i.KneeWhenDear)} to {NumberFormat.Short(i.KneeWhenCheap)}"))}.");
        for (double tick = first; tick <= last + step10 / 2; tick += step10)
        {
            canvas.Line("grid", X(tick), top, X(tick), bottom);
            canvas.Text("small mid", X(tick), bottom + 16, NumberFormat.Short(tick));
        }
        canvas.Line("axis", X(knee.Mid), top, X(knee.Mid), bottom);
        canvas.Text("strong mid", X(knee.Mid), 14, $"knee {NumberFormat.Short(knee.Mid)}");
        for (int i = 0; i < inputs.Count; i++)
            Row(canvas, inputs[i], top + step * i, X, knee.Mid, narrow, i == 0);
        return canvas.ToString();
    }

    private static void Row(SvgCanvas canvas, InputEffect input, double y, Func<double, double> x, double knee, bool narrow, bool isFirst)
    {
        string name = CapacityWords.Key(input.Input), range = $"{input.Value} ± {NumberFormat.Percent(input.Uncertainty)}";
        string strong = isFirst ? "strong" : "";
        double bar = narrow ? y + 28 : y + 12;
        if (narrow)
        {
            canvas.Text($"{strong} halo".Trim(), 8, y + 18, Cut($"{name}, {range}", 52));
        }
        else
        {
            canvas.Text(strong, 0, y + 18, Cut(name, 30));
            canvas.Text("small", 0, y + 33, Cut(range, 36));
        }
        double from = Math.Min(input.KneeWhenDear, input.KneeWhenCheap), to = Math.Max(input.KneeWhenDear, input.KneeWhenCheap);
        canvas.Rectangle("f2", x(Math.Min(from, knee)), bar, x(knee) - x(Math.Min(from, knee)), 14);
        canvas.Rectangle("f1", x(knee), bar, x(Math.Max(to, knee)) - x(knee), 14);
        canvas.Text("small end halo", x(Math.Min(from, knee)) - 6, bar + 11, NumberFormat.Short(from));
        canvas.Text("small halo", x(Math.Max(to, knee)) + 6, bar + 11, NumberFormat.Short(to));
    }

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..(max - 1)] + "…";
}
