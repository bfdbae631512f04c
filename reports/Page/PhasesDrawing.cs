using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Page;

/// <summary>The mean of finality cut into its consecutive phases.</summary>
internal static class PhasesDrawing
{
    private static readonly string[] Fills = ["f4", "f5", "f3", "f2", "f1"];

    /// <summary>The drawing for one width of page; empty when no transaction passed all phases.</summary>
    public static string Draw(RunResult result, bool narrow)
    {
        (string Name, Phase Phase)[] phases = Findings.PhasesInOrder(result);
        double total = phases.Sum(p => p.Phase.Mean ?? 0);
        if (total <= 0)
            return narrow ? "" : "<p class=\"muted\">No transaction became final in the window.</p>\n";
        string finding = $"Mean finality of {NumberFormat.Milliseconds(result.Finality.Mean ?? total)} by phase: " + string.Join(", ", phases.Select(p => $"{p.Name} {Milliseconds(p.Phase.Mean)} ms"));
        return narrow ? Narrow(phases, total, finding) : Wide(phases, total, finding);
    }

    private static string Wide((string Name, Phase Phase)[] phases, double total, string finding)
    {
        const int width = 560;
        double[] starts = Starts(phases, total, width);
        string[] beneath = phases.Select(p => p.Phase.P95 is { } p95 ? $"p95 {NumberFormat.Milliseconds(p95)}" : "").ToArray();
        double[] widths = phases.Select((p, i) => Math.Max(SvgCanvas.TextWidth(p.Name), SvgCanvas.TextWidth(beneath[i], 11)) + 5).ToArray();
        (int Lane, double X)[] labels = LabelLanes.Place(starts, widths, width);
        int depth = labels.Max(l => l.Lane);
        SvgCanvas canvas = new("wide", width, 70 + 34 * depth, finding);
        Bar(canvas, phases, total, starts, width);
        double longest = phases.Max(p => p.Phase.Mean ?? 0);
        for (int i = 0; i < phases.Length; i++)
        {
            double y = 52 + 34 * labels[i].Lane;
            canvas.Line("axis", starts[i] + 0.5, 30, starts[i] + 0.5, y - 12);
            canvas.Text(phases[i].Phase.Mean == longest ? "strong" : "", labels[i].X + 4, y, phases[i].Name);
            canvas.Text("small", labels[i].X + 4, y + 15, beneath[i]);
        }
        return canvas.ToString();
    }

    private static string Narrow((string Name, Phase Phase)[] phases, double total, string finding)
    {
        const int width = 368;
        SvgCanvas canvas = new("narrow", width, 42 + 28 * phases.Length, finding);
        Bar(canvas, phases, total, Starts(phases, total, width), width);
        for (int i = 0; i < phases.Length; i++)
        {
            double y = 56 + 28 * i;
            canvas.Rectangle(Fills[i], 0, y - 10, 11, 11);
            canvas.Text("", 20, y, phases[i].Name);
            canvas.Text("strong end", 258, y, Milliseconds(phases[i].Phase.Mean) + " ms");
            canvas.Text("small end", width, y, $"p95 {NumberFormat.Milliseconds(phases[i].Phase.P95)}");
            canvas.Line("hair", 0, y + 9, width, y + 9);
        }
        return canvas.ToString();
    }

    private static void Bar(SvgCanvas canvas, (string Name, Phase Phase)[] phases, double total, double[] starts, double width)
    {
        for (int i = 0; i < phases.Length; i++)
        {
            double part = (phases[i].Phase.Mean ?? 0) / total * width;
            canvas.Rectangle(Fills[i], starts[i], 4, Math.Max(0, part - 1), 26);
            string value = Milliseconds(phases[i].Phase.Mean);
            if (part > SvgCanvas.TextWidth(value) + 6)
                canvas.Text(Fills[i] == "f1" ? "mid on-dark" : "mid on-pale", starts[i] + part / 2, 21, value);
        }
    }

    private static double[] Starts((string Name, Phase Phase)[] phases, double total, double width)
    {
        double from = 0;
        return phases.Select(p => { double start = from; from += (p.Phase.Mean ?? 0) / total * width; return start; }).ToArray();
    }

    // Parts that add up keep one decimal everywhere.
    private static string Milliseconds(double? milliseconds) => milliseconds is { } value ? value.ToString("#,0.0", System.Globalization.CultureInfo.InvariantCulture) : NumberFormat.Nothing;
}
