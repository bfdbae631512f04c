using System.Globalization;
using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>A cell of comma-separated text, without surrounding spaces and quotes, and where it begins. Cells hold names and numbers, so quotes
/// cannot enclose commas.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">First character of the cell, from 1.</param>
/// <param name="Text">What it holds.</param>
public readonly record struct CsvCell(int Line, int Column, string Text)
{
    /// <summary>The cells of every line that is not blank.</summary>
    public static IEnumerable<CsvCell[]> Rows(string text)
    {
        int line = 0;
        foreach (string whole in text.TrimStart('\uFEFF').Split('\n'))
        {
            line++;
            if (!string.IsNullOrWhiteSpace(whole))
                yield return [.. Cells(line, whole.TrimEnd('\r'))];
        }
    }

    /// <summary>Reads milliseconds: a plain decimal number from zero to <see cref="LatencyModel.Longest"/>.</summary>
    /// <param name="duration">The time; zero when the cell holds none.</param>
    /// <param name="problem">What is wrong with the cell; empty when nothing is.</param>
    public bool TryReadMilliseconds(out Duration duration, out string problem)
    {
        duration = Duration.Zero;
        problem = "";
        bool isNumber = double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds) && double.IsFinite(milliseconds);
        if (!isNumber)
            problem = $"\"{Text}\" is not a number. Write a latency in milliseconds without a unit, for example 0.25.";
        else if (milliseconds < 0 || milliseconds > LatencyModel.Longest.Milliseconds)
            problem = $"{Text} is out of range. A latency lies between 0 and {LatencyModel.Longest.Milliseconds} milliseconds.";
        else
            duration = Duration.FromMilliseconds(milliseconds);
        return problem.Length == 0;
    }

    private static IEnumerable<CsvCell> Cells(int line, string whole)
    {
        int start = 0;
        while (true)
        {
            int comma = whole.IndexOf(',', start);
            string raw = comma < 0 ? whole[start..] : whole[start..comma];
            string trimmed = raw.Trim();
            int column = start + 1 + raw.Length - raw.TrimStart().Length;
            yield return new CsvCell(line, column, trimmed is ['"', .., '"'] ? trimmed[1..^1].Trim() : trimmed);
            if (comma < 0)
                yield break;
            start = comma + 1;
        }
    }
}
