using System.Globalization;
using Aurigraph.Calibration;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Measurement;
using Aurigraph.Scenarios.Costs;

namespace Aurigraph.CommandLine.Calibration;

/// <summary>The cost table that a calibration comes to: what was measured, and from the reference table what was not.</summary>
internal static class CalibratedTable
{
    /// <summary>The name of a table that is not written to a file.</summary>
    public const string DefaultName = "calibrated";

    private const int Digits = 3;

    /// <summary>The table.</summary>
    public static CostTableContent Of(CalibrationResult result, CostTableContent reference, string name, DateTime now)
    {
        MachineEnvironment machine = ThisMachine.Environment;
        SortedDictionary<string, double> kernel = new(StringComparer.Ordinal);
        foreach ((string key, double ns) in result.Kernels)
            kernel[key] = Rounded(ns);
        return new CostTableContent
        {
            Name = name,
            Date = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Machine = $"{machine.Cores} cores, {machine.Cpu}, {machine.Os}, {machine.Runtime}",
            Kernel = kernel,
            Costs = [.. reference.Costs.Select(cost => result.Costs.FirstOrDefault(m => m.Key == cost.Key) is { } measured ? Statement(measured) : Kept(cost))],
        };
    }

    /// <summary>Its file.</summary>
    public static string Text(CostTableContent table) => CostTableFile.Text(
        table,
        "What each operation costs on one core of this machine, and what its disk does. Written by `aurigraph-sim calibrate`.",
        "A source that begins with `reference` was not measured here: it is that of the reference table.");

    /// <summary>A number of three digits.</summary>
    internal static double Rounded(double value)
    {
        if (value == 0 || !double.IsFinite(value))
            return value;
        int digits = Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        decimal scale = (decimal)Math.Pow(10, Math.Abs(digits));
        return (double)(digits >= 0 ? Math.Round((decimal)value * scale) / scale : Math.Round((decimal)value / scale) * scale);
    }

    private static CostStatement Statement(MeasuredCost measured) =>
        new(measured.Key, Rounded(measured.Value), Math.Ceiling(measured.Uncertainty * 100) / 100, measured.Source);

    private static CostStatement Kept(CostStatement cost) => cost.Source is null || cost.Source.StartsWith("reference", StringComparison.Ordinal)
        ? cost
        : cost with { Source = $"reference: {cost.Source}" };
}
