using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Page;

/// <summary>Memory by account at the peak of the fullest container of each role, against its limit.</summary>
internal static class MemoryDrawing
{
    private static readonly string[] Fills = ["f1", "f2", "f3", "f6", "f4", "f5", "f7"];

    /// <summary>The drawing for one width of page.</summary>
    public static string Draw(RunResult result, bool narrow)
    {
        List<ContainerFigures> containers = result.Containers
            .GroupBy(c => c.Id.Split('-')[0], StringComparer.Ordinal)
            .Select(role => role.MaxBy(Findings.Share)!)
            .Take(6)
            .ToList();
        int width = narrow ? 368 : 560;
        double top = containers.Count == 0 ? 1 : containers.Max(c => Math.Max(c.MemoryLimit, Math.Max(c.MemoryPeak, c.Memory.Total)));
        double scale = (width - 4) / Math.Max(1, top);
        List<Row> rows = containers.Select(c => Layout(c, scale, width)).ToList();
        string finding = string.Join("; ", containers.Select(c => $"{c.Id} holds {NumberFormat.MegabytesBare(c.MemoryPeak)} of {NumberFormat.Bytes(c.MemoryLimit)}")) + ".";
        SvgCanvas canvas = new(narrow ? "narrow" : "wide", width, (int)rows.Sum(r => r.Height) + 4, finding);
        double y = 0;
        foreach (Row row in rows)
        {
            Draw(canvas, row, scale, y);
            y += row.Height;
        }
        return canvas.ToString();
    }

    private static Row Layout(ContainerFigures container, double scale, int width)
    {
        long[] values = MemoryAccounts.Values(container.Memory);
        List<(int Account, double Start, double Width)> parts = [];
        double from = 0;
        for (int account = 0; account < values.Length; account++)
        {
            // What cannot be seen is not named; the CSV has it.
            if (values[account] * scale >= 0.5)
                parts.Add((account, from, values[account] * scale));
            from += values[account] * scale;
        }
        string[] names = parts.Select(p => $"{MemoryAccounts.Names[p.Account]} {NumberFormat.MegabytesBare(values[p.Account])}").ToArray();
        (int Lane, double X)[] labels = LabelLanes.Place(parts.Select(p => p.Start).ToArray(), names.Select(n => SvgCanvas.TextWidth(n, 11) + 5).ToArray(), width);
        return new Row(container, parts, names, labels);
    }

    private static void Draw(SvgCanvas canvas, Row row, double scale, double y)
    {
        ContainerFigures container = row.Container;
        bool over = container.MemoryPeak > container.MemoryLimit || container.MemoryKills > 0;
        canvas.Text("strong", 0, y + 13, container.Id);
        string share = $"{NumberFormat.MegabytesBare(container.MemoryPeak)} of {NumberFormat.Bytes(container.MemoryLimit)}{(container.MemoryKills > 0 ? ", killed" : "")}";
        canvas.Text("end", canvas.Width, y + 13, share);
        foreach ((int account, double start, double width) in row.Parts)
            canvas.Rectangle(Fills[account], start, y + 22, Math.Max(0.5, width - 1), 22);
        double limit = container.MemoryLimit * scale;
        canvas.Line(over ? "limit over" : "limit", limit, y + 18, limit, y + 48);
        for (int i = 0; i < row.Parts.Count; i++)
        {
            double text = y + 62 + 16 * row.Labels[i].Lane;
            canvas.Line("hair", row.Parts[i].Start + 0.5, y + 44, row.Parts[i].Start + 0.5, text - 9);
            canvas.Text("small", row.Labels[i].X + 3, text, row.Names[i]);
        }
    }

    private sealed record Row(ContainerFigures Container, List<(int Account, double Start, double Width)> Parts, string[] Names, (int Lane, double X)[] Labels)
    {
        public double Height => 92 + 16 * (Labels.Length == 0 ? 0 : Labels.Max(l => l.Lane));
    }
}
