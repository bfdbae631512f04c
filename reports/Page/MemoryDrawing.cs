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
        List<Row> rows = containers.Select(c => Layout(c, width)).ToList();
        double Height(Row row) => narrow ? 56 + 18 * ((row.Parts.Count + 1) / 2) + 14 : 82 + 16 * row.Labels.Select(l => l.Lane).DefaultIfEmpty(0).Max();
        string finding = string.Join("; ", containers.Select(c => $"{c.Id} holds {NumberFormat.BytesOf(c.MemoryPeak, c.MemoryLimit)}")) + ".";
        SvgCanvas canvas = new(narrow ? "narrow" : "wide", width, (int)rows.Sum(Height), finding);
        double y = 0;
        foreach (Row row in rows)
        {
            Bar(canvas, row, y);
            if (narrow)
                Key(canvas, row, y);
            else
                Labels(canvas, row, y);
            y += Height(row);
        }
        return canvas.ToString();
    }

    // Each bar has the scale of its own limit, so that all limits stand at one edge.
    private static Row Layout(ContainerFigures container, int width)
    {
        long[] values = MemoryAccounts.Values(container.Memory);
        double scale = (width - 4) / Math.Max(1.0, Math.Max(container.MemoryLimit, Math.Max(container.MemoryPeak, values.Sum())));
        List<(int Account, double Start, double Width)> parts = [];
        double from = 0;
        for (int account = 0; account < values.Length; account++)
        {
            // What cannot be seen is not named; summary.json has it.
            if (values[account] * scale >= 0.5)
                parts.Add((account, from, values[account] * scale));
            from += values[account] * scale;
        }
        string[] names = parts.Select(p => $"{MemoryAccounts.Names[p.Account]} {NumberFormat.MegabytesBare(values[p.Account])}").ToArray();
        (int Lane, double X)[] labels = LabelLanes.Place(parts.Select(p => p.Start).ToArray(), names.Select(n => SvgCanvas.TextWidth(n, 11) + 4).ToArray(), width);
        return new Row(container, scale, parts, names, labels);
    }

    private static void Bar(SvgCanvas canvas, Row row, double y)
    {
        ContainerFigures container = row.Container;
        bool over = container.MemoryPeak > container.MemoryLimit || container.MemoryKills > 0;
        canvas.Text("strong", 0, y + 13, container.Id);
        canvas.Text("end", canvas.Width, y + 13, NumberFormat.BytesOf(container.MemoryPeak, container.MemoryLimit) + (container.MemoryKills > 0 ? ", killed" : ""));
        foreach ((int account, double start, double width) in row.Parts)
            canvas.Rectangle(Fills[account], start, y + 22, Math.Max(0.5, width - 1), 22);
        double limit = container.MemoryLimit * row.Scale;
        canvas.Line(over ? "limit over" : "limit", limit, y + 18, limit, y + 48);
    }

    private static void Labels(SvgCanvas canvas, Row row, double y)
    {
        for (int i = 0; i < row.Parts.Count; i++)
        {
            double text = y + 61 + 16 * row.Labels[i].Lane;
            canvas.Line("hair", row.Parts[i].Start + 0.5, y + 44, row.Parts[i].Start + 0.5, text - 8);
            canvas.Text("small", row.Labels[i].X + 3, text, row.Names[i]);
        }
    }

    // A phone has no room beside the parts: their names stand in two columns, each with its fill.
    private static void Key(SvgCanvas canvas, Row row, double y)
    {
        int half = (row.Parts.Count + 1) / 2;
        for (int i = 0; i < row.Parts.Count; i++)
        {
            double x = i < half ? 0 : canvas.Width / 2.0;
            double text = y + 63 + 18 * (i % half);
            canvas.Rectangle(Fills[row.Parts[i].Account], x, text - 10, 11, 11);
            canvas.Text("small", x + 18, text, row.Names[i]);
        }
    }

    private sealed record Row(ContainerFigures Container, double Scale, List<(int Account, double Start, double Width)> Parts, string[] Names, (int Lane, double X)[] Labels);
}
