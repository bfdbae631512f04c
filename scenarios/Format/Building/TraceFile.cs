using System.Globalization;
using Aurigraph.NetworkModels;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Building;

/// <summary>Reads the file of a trace: the header <c>second,rate</c>, then one line for each second, 0, 1, 2 and so on, with a rate in any unit.</summary>
internal static class TraceFile
{
    private const string Header = "second,rate";

    /// <summary>The rates by second; null when the file cannot be read so and the faults were noted at their places in it.</summary>
    public static IReadOnlyList<double>? Read(ScalarNode reference, string path, ReadContext context)
    {
        if (context.Parts.ReadBeside(reference, path, context.Faults, out SourceFile? file) is not { } text)
            return null;
        List<double> rates = [];
        List<TextFault> faults = [];
        int expected = 0;
        bool first = true;
        foreach (CsvCell[] row in CsvCell.Rows(text))
        {
            TextFault? fault = first ? HeaderFault(row) : rates.Count == WorkloadKeys.MaxTraceSeconds ? TooLong(row) : ReadSecond(row, rates, ref expected);
            first = false;
            if (fault is not null)
                faults.Add(fault);
            if (faults.Count == NetworkModelException.MostFaults || rates.Count == WorkloadKeys.MaxTraceSeconds && fault is not null)
                break;
        }
        if (rates.Count == 0 && faults.Count == 0)
            faults.Add(new TextFault(1, 1, $"the trace holds no second; write the header `{Header}`, then a line such as `0,250` for each second"));
        foreach (TextFault fault in faults)
            context.Faults.Add(file!, fault.Line, fault.Column, path, fault.Message);
        return faults.Count == 0 ? rates : null;
    }

    private static TextFault? HeaderFault(CsvCell[] row) => row.Length == 2 && row[0].Text == "second" && row[1].Text == "rate"
        ? null
        : At(row[0], $"`{ScalarNode.Shorten(string.Join(',', row.Select(c => c.Text)))}` was found where the header `{Header}` was expected");

    private static TextFault TooLong(CsvCell[] row) => At(row[0], $"the trace has more than {WorkloadKeys.MaxTraceSeconds} seconds; take a part of it");

    /// <summary>Takes the rate of a line, 0 when it is faulty. Seconds are counted on from the one that was found, so that one fault does not make
    /// those after it wrong.</summary>
    private static TextFault? ReadSecond(CsvCell[] row, List<double> rates, ref int expected)
    {
        int due = expected++;
        rates.Add(0);
        if (row.Length != 2)
            return At(row[0], $"the line has {row.Length} cells; a second and a rate were expected, such as `{due},250`");
        if (!int.TryParse(row[0].Text, NumberStyles.None, CultureInfo.InvariantCulture, out int second))
            return At(row[0], $"`{ScalarNode.Shorten(row[0].Text)}` was found where the second {due} was expected, a whole number");
        if (second != due)
        {
            expected = second + 1;
            return At(row[0], second > due
                ? $"second {second} follows where {due} was expected: a gap; write a line for each second, with a rate of 0 where nothing came"
                : $"second {second} follows where {due} was expected; seconds must rise by one from 0");
        }
        if (row[1].Text.Length == 0)
            return At(row[1], $"the rate of second {due} is missing; write 0 where nothing came");
        bool isNumber = double.TryParse(row[1].Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && double.IsFinite(rate);
        if (!isNumber)
            return At(row[1], $"`{ScalarNode.Shorten(row[1].Text)}` was found where a rate was expected, a plain number such as 250");
        if (rate is < 0 or > 1e9)
            return At(row[1], $"the rate is {row[1].Text}; it lies between 0 and 1000000000");
        rates[^1] = rate;
        return null;
    }

    private static TextFault At(CsvCell cell, string message) => new(cell.Line, cell.Column, message);
}
