using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Page;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Page;

/// <summary>The fullest container of every scenario by account against its limit, on one scale; what passes the scale is cut.</summary>
internal static class MemoryComparison
{
    private static readonly string[] Fills = ["f1", "f2", "f3", "f6", "f4", "f5", "f7"];
    private static readonly string[] Inks = ["on-dark", "on-pale", "on-pale", "on-pale", "on-pale", "on-pale", "on-pale"];

    /// <summary>The drawing for one width of page.</summary>
    public static string Draw(StudyView view, bool narrow)
    {
        IReadOnlyList<MemoryBars> bars = MemoryBars.Of(view);
        if (bars.Count == 0)
            return narrow ? "" : "<p class=\"muted\">No memory was measured.</p>\n";
        int width = narrow ? 368 : 560;
        double left = narrow ? 88 : 104, right = width - (narrow ? 66 : 76);
        double scaleEnd = Math.Max(bars.Max(b => b.Limit), bars.Where(b => !b.IsOver).Select(b => b.Total).DefaultIfEmpty(0).Max()) * 1.15;
        scaleEnd = Scale.Linear(scaleEnd / 1e6, narrow ? 3 : 4)[^1] * 1e6;
        double X(double bytes) => left + Math.Min(1, bytes / scaleEnd) * (right - left);
        List<int> used = [.. Enumerable.Range(0, MemoryAccounts.Names.Length).Where(a => bars.Any(b => b.Parts[a] > 0))];
        double key = Key(width, used, narrow, null), y = key + 12;
        List<MemoryBars> fitting = [.. bars.Where(b => !b.IsOver)], over = [.. bars.Where(b => b.IsOver)];
        double height = y + 31 * bars.Count + (over.Count > 0 ? 24 : 0) + 26;
        SvgCanvas canvas = new(narrow ? "narrow" : "wide", width, (int)height, string.Join("; ", bars.Select(b => $"{b.Scenario.Label}, {b.Container}: {NumberFormat.BytesOf(b.Total, b.Limit)}")) + ".");
        Key(width, used, narrow, canvas);
        foreach (MemoryBars bar in fitting)
        {
            Bar(canvas, bar, y, X, scaleEnd);
            y += 31;
        }
        if (over.Count > 0)
        {
            canvas.Text("strong", 0, y + 12, "Over the limit");
            y += 24;
            foreach (MemoryBars bar in over)
            {
                Bar(canvas, bar, y, X, scaleEnd);
                y += 31;
            }
        }
        foreach (double tick in Scale.Linear(scaleEnd / 1e6, narrow ? 3 : 4))
            canvas.Text("small mid", X(tick * 1e6), y + 12, tick * 1e6 >= scaleEnd * 0.999 ? $"{NumberFormat.Count(tick)} MB" : NumberFormat.Count(tick));
        return canvas.ToString();
    }

    private static void Bar(SvgCanvas canvas, MemoryBars bar, double y, Func<double, double> x, double scaleEnd)
    {
        canvas.Text(bar.Scenario.Headroom < Judgement.GoDecision.HeadroomMin ? "strong" : "", 0, y + 14, bar.Scenario.Short.Length <= 13 ? bar.Scenario.Short : bar.Scenario.Short[..12] + "…");
        double from = 0;
        for (int account = 0; account < bar.Parts.Count; account++)
        {
            double to = from + bar.Parts[account], start = x(from), end = x(to);
            if (end - start >= 0.5)
                canvas.Rectangle(Fills[account], start, y, Math.Max(0.5, end - start - 1), 20);
            string text = NumberFormat.MegabytesBare(bar.Parts[account]);
            if (account < MemoryAccounts.Fixed && end - start > SvgCanvas.TextWidth(text) + 8)
                canvas.Text($"mid {Inks[account]}", (start + end) / 2, y + 14, text);
            from = to;
        }
        if (bar.Total > scaleEnd)
        {
            double notch = x(scaleEnd) - 18;
            canvas.Polygon("notch", [(notch, y - 1), (notch + 6, y - 1), (notch, y + 10), (notch + 6, y + 21), (notch, y + 21), (notch - 6, y + 10)]);
        }
        canvas.Line(bar.IsOver ? "limit over" : "limit", x(bar.Limit), y - 4, x(bar.Limit), y + 24);
        double free = 1 - (double)bar.Total / Math.Max(1, bar.Limit);
        canvas.Text(bar.IsOver ? "end strong bad" : free < Judgement.GoDecision.HeadroomMin ? "end strong" : "end", canvas.Width, y + 14, bar.IsOver ? NumberFormat.Bytes(bar.Total) : $"{NumberFormat.Percent(free)} free");
    }

    // Names of the accounts with their fills, in rows above the bars; answers where they end.
    private static double Key(int width, List<int> used, bool narrow, SvgCanvas? canvas)
    {
        double x = 0, y = 10;
        foreach (int account in used.Append(-1))
        {
            string name = account < 0 ? "limit" : MemoryAccounts.Names[account];
            double wide = 16 + SvgCanvas.TextWidth(name, 11) + (narrow ? 10 : 9);
            if (x + wide > width + 12)
                (x, y) = (0, y + 18);
            if (account < 0)
                canvas?.Line("limit", x + 5, y - 9, x + 5, y + 2);
            else
                canvas?.Rectangle(Fills[account], x, y - 9, 11, 11);
            canvas?.Text("small", x + 16, y + 1, name);
            x += wide;
        }
        return y + 8;
    }
}
