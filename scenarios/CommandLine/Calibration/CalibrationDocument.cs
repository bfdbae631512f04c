using System.Text.Encodings.Web;
using System.Text.Json;
using Aurigraph.Calibration;
using Aurigraph.Scenarios.Costs;

namespace Aurigraph.CommandLine.Calibration;

/// <summary>A calibration as JSON: times in nanoseconds, bandwidths in bytes per second, sizes in bytes, uncertainties as shares.</summary>
internal static class CalibrationDocument
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>All costs, what stands beside them, and what of a scenario the disk sets.</summary>
    /// <param name="result">What was measured.</param>
    /// <param name="table">The table it comes to.</param>
    /// <param name="folder">The folder whose disk was measured, as the user named it.</param>
    public static string Text(CalibrationResult result, CostTableContent table, string folder) => Write(new
    {
        Schema = "aurigraph.sim/calibration/1",
        table.Date,
        table.Machine,
        result.KernelNs,
        Kernel = result.Kernels,
        Costs = table.Costs.Select(cost => (Cost: cost, Measured: result.Costs.FirstOrDefault(m => m.Key == cost.Key))).Select(c => new
        {
            c.Cost.Key,
            Value = c.Measured?.Value ?? c.Cost.Value,
            Unit = c.Cost.Unit,
            c.Cost.Uncertainty,
            c.Measured?.Ratio,
            Samples = c.Measured?.Samples ?? 0,
            Measured = c.Measured is not null,
            c.Cost.Source,
        }),
        result.Facts,
        Disk = new { Folder = folder, Sets = DiskSettings.Of(result).Select(s => new { s.Key, s.Value }) },
    });

    /// <summary>The factors of this machine.</summary>
    public static string Text(MeasuredMachine factors, CostTableContent reference) => Write(new
    {
        Schema = "aurigraph.sim/machine/1",
        Table = reference.Name,
        factors.CoreSpeed,
        factors.CryptoSpeed,
        factors.Uncertainty,
        factors.Speeds,
    });

    private static string Write(object document) => JsonSerializer.Serialize(document, Options) + "\n";
}
