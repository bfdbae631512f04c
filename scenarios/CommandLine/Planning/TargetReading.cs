using Aurigraph.Capacity.Planning;
using Aurigraph.Experiment;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Planning;

/// <summary>Reads a target: a rate and what must hold at it, joined by commas. Pure.</summary>
internal static class TargetReading
{
    private const string Expected = "a rate and what must hold at it were expected, for example --target \"1M/s, finality.p95 < 200ms\"";
    private static readonly string[] RateMetrics = ["committedTps", "throughput.committedTps"];

    /// <summary>The target; null when it is faulty.</summary>
    /// <param name="text">As given on the command line.</param>
    /// <param name="faults">All that is wrong.</param>
    public static PlanTarget? Read(string text, out IReadOnlyList<string> faults)
    {
        List<string> wrong = [];
        List<Threshold> conditions = [];
        List<double> rates = [];
        foreach (string part in text.Split(',').Select(p => p.Trim()))
        {
            if (part.Length == 0)
                wrong.Add($"an empty part was given; {Expected}");
            else if (part.IndexOfAny(['<', '>', '=']) < 0)
                ReadRate(part, rates, wrong);
            else if (ThresholdReader.Read(part, out Threshold? condition) is { } fault)
                wrong.Add(fault);
            else if (RateMetrics.Contains(condition!.Metric) && condition.Comparison is (">=" or ">" or "=="))
                rates.Add(condition!.Limit);
            else
                conditions.Add(condition!);
        }
        if (rates.Count != 1 && wrong.Count == 0)
            wrong.Add(rates.Count == 0 ? $"no rate was given; {Expected}" : $"{rates.Count} rates were given; one was expected");
        if (rates.Any(r => r <= 0))
            wrong.Add($"a rate of 0 needs no plan; {Expected}");
        faults = wrong;
        return wrong.Count == 0 ? new PlanTarget(rates[0], conditions) : null;
    }

    private static void ReadRate(string part, List<double> rates, List<string> wrong)
    {
        if (ThresholdReader.Read($"committedTps >= {part}", out Threshold? rate) is not { } fault)
            rates.Add(rate!.Limit);
        else
            wrong.Add(part.Contains(' ', StringComparison.Ordinal) ? $"`{part}` is neither a rate nor a condition; {Expected}" : $"{fault}; {Expected}");
    }
}
