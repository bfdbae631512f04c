using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Reads the one-way latencies between regions from comma-separated text: regions as header row and first column, milliseconds in the cells, from
/// the region of the row to the region of the column. The first cell of the header is free. An empty cell gives no rule, so the default link holds there.</summary>
/// <example><code>
/// from/to,eu,us
/// eu,0.4,42
/// us,44,0.5
/// </code></example>
public static class LatencyMatrix
{
    /// <summary>The most regions.</summary>
    public const int MostRegions = 1_000;

    private const string What = "latency matrix";

    /// <summary>One rule for each cell that is not empty, in the order of the text; each holds in one direction.</summary>
    /// <param name="text">The content of the file.</param>
    /// <param name="pattern">Gives loss and bandwidth of every rule; usually the default link.</param>
    /// <exception cref="NetworkModelException">The text is not such a matrix; every fault is named with line and column.</exception>
    public static IReadOnlyList<LinkRule> Read(string text, LinkModel pattern)
    {
        var faults = new List<TextFault>();
        var rules = new List<LinkRule>();
        CsvCell[][] rows = [.. CsvCell.Rows(text).Take(MostRegions + 2)];
        if (rows.Length == 0)
            throw new NetworkModelException(What, [new(1, 1, "The text is empty. Begin with a row of regions.")]);
        CsvCell[] header = rows[0];
        if (!CheckHeader(header, faults))
            throw new NetworkModelException(What, faults);
        CheckRows(header, rows, faults);
        int most = faults.Count + NetworkModelException.MostFaults;
        foreach (CsvCell[] row in rows.Skip(1).TakeWhile(_ => faults.Count < most))
            ReadRow(header, row, pattern, rules, faults);
        if (faults.Count > 0)
        {
            throw new NetworkModelException(What,
                [.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column).Take(NetworkModelException.MostFaults)]);
        }
        return rules;
    }

    private static bool CheckHeader(CsvCell[] header, List<TextFault> faults)
    {
        if (header.Length < 2)
            faults.Add(new(header[0].Line, header[0].Column, "The header names no region. Separate cells by commas: from/to,eu,us."));
        else if (header.Length > MostRegions + 1)
            faults.Add(new(header[0].Line, header[0].Column, $"There are {header.Length - 1} regions, where at most {MostRegions} are expected."));
        else
            CheckNames(header[1..], faults);
        return faults.Count == 0;
    }

    private static void CheckRows(CsvCell[] header, CsvCell[][] rows, List<TextFault> faults)
    {
        CsvCell[] names = [.. rows.Skip(1).Select(row => row[0])];
        CheckNames(names, faults);
        CsvCell[] regions = header[1..];
        foreach (CsvCell name in names)
        {
            if (name.Text.Length > 0 && !regions.Any(region => region.Text == name.Text))
                faults.Add(new(name.Line, name.Column, $"The region \"{name.Text}\" is not in the header. It names {string.Join(", ", regions.Select(r => r.Text))}."));
        }
        foreach (CsvCell region in regions)
        {
            if (!names.Any(name => name.Text == region.Text))
                faults.Add(new(region.Line, region.Column, $"The region \"{region.Text}\" has no row. Add one, if need be with empty cells."));
        }
    }

    private static void CheckNames(CsvCell[] names, List<TextFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (CsvCell name in names)
        {
            if (name.Text.Length == 0)
                faults.Add(new(name.Line, name.Column, "The name of a region is missing here."));
            else if (name.Text == "rest")
                faults.Add(new(name.Line, name.Column, "\"rest\" is not a region. Name each region."));
            else if (!seen.Add(name.Text))
                faults.Add(new(name.Line, name.Column, $"The region \"{name.Text}\" is named twice."));
        }
    }

    private static void ReadRow(CsvCell[] header, CsvCell[] row, LinkModel pattern, List<LinkRule> rules, List<TextFault> faults)
    {
        if (row.Length != header.Length)
        {
            CsvCell end = row[^1];
            faults.Add(new(end.Line, end.Column, $"The row has {row.Length} cells, where the header has {header.Length}."));
            return;
        }
        for (int i = 1; i < row.Length; i++)
        {
            if (row[i].Text.Length == 0)
                continue;
            if (row[i].TryReadMilliseconds(out Duration latency, out string problem))
                rules.Add(new LinkRule(row[0].Text, header[i].Text, OneWay: true, pattern with { Latency = new ConstantLatency(latency) }));
            else
                faults.Add(new(row[i].Line, row[i].Column, problem));
        }
    }
}
