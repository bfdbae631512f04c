using System.Globalization;
using Aurigraph.Calibration;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Scenarios.Costs;

namespace Aurigraph.CommandLine.Calibration;

/// <summary>What a calibration prints.</summary>
internal static class CalibrationText
{
    private const string Costs = "costs.";

    /// <summary>A table of all costs.</summary>
    public static IEnumerable<string> Lines(CalibrationResult result, CostTableContent table)
    {
        yield return Row("cost", "value", "+/-", "of kernel", "from");
        foreach (CostStatement cost in table.Costs)
        {
            MeasuredCost? measured = result.Costs.FirstOrDefault(m => m.Key == cost.Key);
            yield return Row(cost.Key, Value(cost), Percent(cost.Uncertainty), measured?.Ratio is { } ratio ? Number(ratio) : "", measured is null ? "reference table" : $"{measured.Samples} samples");
        }
        yield return $"Kernel: SHA-256 over 1 MiB and a copy of it, {Time(result.KernelNs)} at its best.";
    }

    /// <summary>A table of what was measured and is no cost of a table; nothing where there is none.</summary>
    public static IEnumerable<string> Facts(CalibrationResult result)
    {
        if (result.Facts.Count == 0)
            yield break;
        yield return Row("fact, no key of a table", "value", "+/-", "of kernel", "from");
        foreach (MeasuredFact fact in result.Facts)
            yield return Row(fact.Key, fact.Unit == MeasuredFact.PerSecond ? $"{Number(fact.Value)} /s" : Time(fact.Value), Percent(fact.Uncertainty), fact.Ratio is { } ratio ? Number(ratio) : "", $"{fact.Samples} samples");
    }

    /// <summary>Whose disk was measured, and what of a scenario that sets.</summary>
    /// <param name="result">What was measured.</param>
    /// <param name="folder">The folder as the user named it.</param>
    public static IEnumerable<string> Disk(CalibrationResult result, string folder)
    {
        yield return $"Disk of {PlainLine.Of(folder)}: this is `costs: {{ {string.Join(", ", DiskSettings.Of(result).Where(s => s.Key.StartsWith(Costs, StringComparison.Ordinal)).Select(s => $"{s.Key[Costs.Length..]}: {s.Value}"))} }}` for all hosts";
        yield return $"of a scenario, or `{DiskSettings.Host(result)}` for one of `deployment.hosts`.";
    }

    /// <summary>The factors, as a scenario takes them.</summary>
    public static IEnumerable<string> Lines(MeasuredMachine factors, CostTableContent reference)
    {
        yield return $"# This machine against that of the cost table `{reference.Name}`; speed by kernel: {string.Join(", ", factors.Speeds.Select(s => $"{s.Key} {Speed(s.Value)}"))}.";
        yield return "machine:";
        yield return $"  coreSpeed: {Speed(factors.CoreSpeed)}";
        yield return $"  cryptoSpeed: {Speed(factors.CryptoSpeed)}";
        yield return $"  uncertainty: {Percent(factors.Uncertainty)}";
    }

    /// <summary>A speed with three digits, as a scenario takes it.</summary>
    internal static string Speed(double speed) => Number(Math.Max(speed, 0.001));

    private static string Row(string cost, string value, string uncertainty, string ratio, string from) => $"{cost,-26}{value,12}{uncertainty,8}{ratio,12}  {from}".TrimEnd();

    private static string Percent(double? share) => share is { } value ? $"{Math.Ceiling(Math.Round(value * 100, 6)).ToString("0", CultureInfo.InvariantCulture)}%" : "";

    private static string Value(CostStatement cost) => cost.Unit switch
    {
        "bytesPerSecond" => Bandwidth(cost.Value),
        "bytes" => $"{Number(cost.Value)} B",
        "number" => Number(cost.Value),
        _ => Time(cost.Value),
    };

    private static string Bandwidth(double bytesPerSecond) => double.IsInfinity(bytesPerSecond) ? "unlimited" : $"{Number(bytesPerSecond / 1e6)} MB/s";

    private static string Time(double ns) => ns switch
    {
        >= 1e6 => $"{Number(ns / 1e6)} ms",
        >= 1e3 => $"{Number(ns / 1e3)} us",
        _ => $"{Number(ns)} ns",
    };

    private static string Number(double value) => CalibratedTable.Rounded(value).ToString("0.########", CultureInfo.InvariantCulture);
}
