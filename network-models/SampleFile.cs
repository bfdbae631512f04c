using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Reads measured latencies: one column of milliseconds, one sample a line, under a name or without one. Blank lines are skipped.</summary>
public static class SampleFile
{
    private const string What = "latency samples";

    /// <summary>The samples as a latency model.</summary>
    /// <param name="text">The content of the file.</param>
    /// <exception cref="NetworkModelException">A cell is not a latency, a line has more than one cell, or there are no or too many samples.</exception>
    public static EmpiricalLatency Read(string text)
    {
        var samples = new List<Duration>();
        var faults = new List<TextFault>();
        bool first = true;
        foreach (CsvCell[] row in CsvCell.Rows(text))
        {
            bool isName = first && row.Length == 1 && IsName(row[0].Text);
            first = false;
            if (isName)
                continue;
            if (samples.Count == EmpiricalLatency.MostSamples)
                faults.Add(new(row[0].Line, row[0].Column, $"There are more than {EmpiricalLatency.MostSamples} samples. Keep every n-th."));
            else if (row.Length > 1)
                faults.Add(new(row[1].Line, row[1].Column, $"There are {row.Length} cells, where one is expected. Keep the column of milliseconds alone."));
            else if (row[0].TryReadMilliseconds(out Duration sample, out string problem))
                samples.Add(sample);
            else
                faults.Add(new(row[0].Line, row[0].Column, problem));
            if (faults.Count == NetworkModelException.MostFaults || samples.Count > EmpiricalLatency.MostSamples)
                break;
        }
        if (faults.Count == 0 && samples.Count == 0)
            faults.Add(new(1, 1, "There is no sample. Write one latency in milliseconds a line."));
        return faults.Count == 0 ? new EmpiricalLatency(samples) : throw new NetworkModelException(What, faults);
    }

    /// <summary>A name begins with a letter; the words for infinity and not-a-number are numbers gone wrong, not names.</summary>
    private static bool IsName(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0])
        && !text.StartsWith("nan", StringComparison.OrdinalIgnoreCase)
        && !text.StartsWith("inf", StringComparison.OrdinalIgnoreCase);
}
