using Aurigraph.Experiment;

namespace Aurigraph.Calibration.Tests;

public sealed class CalibratorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aurigraph-calibration-").FullName;

    private static string[] Unmeasured => OperatingSystem.IsLinux()
        ? ["compressPerByte", "decompressPerByte", "stateBytesPerTransaction"]
        : ["compressPerByte", "decompressPerByte", "diskReadLatency", "stateBytesPerTransaction"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_cost_but_compression_and_the_size_of_state_is_measured_with_its_uncertainty_and_nothing_is_left_in_the_folder()
    {
        List<CalibrationProgress> progress = [];
        CalibrationResult result = new Calibrator(CalibrationEffort.Least, progress.Add, default).Run(_folder);
        string[] measured = [.. result.Costs.Select(c => c.Key)];
        Assert.Equal(Unmeasured, CostTable.InputNames.Where(name => !measured.Any(key => key == name || key.StartsWith(name + ".", StringComparison.Ordinal))));
        Assert.Equal(5, measured.Count(key => key.StartsWith("verifySignature.", StringComparison.Ordinal)));
        Assert.All(result.Costs, cost =>
        {
            Assert.True(cost.Value >= 0 && double.IsFinite(cost.Value), cost.ToString());
            Assert.InRange(cost.Uncertainty, Calibrator.UncertaintyMin, CostTable.UncertaintyMax);
            Assert.StartsWith("measured: ", cost.Source, StringComparison.Ordinal);
            Assert.Equal(cost.Key.StartsWith("disk", StringComparison.Ordinal) || cost.Key == "storeMergePerByte", cost.Ratio is null);
        });
        Assert.Equal(["storeReadCpu", "logWriteConstant", "logWritePerByte", "logWriteLatency", "logWritesPerSecond", "checkpointPerAccount"], result.Facts.Select(f => f.Key));
        Assert.All(result.Facts, fact =>
        {
            Assert.True(fact.Value >= 0 && double.IsFinite(fact.Value), fact.ToString());
            Assert.InRange(fact.Uncertainty, Calibrator.UncertaintyMin, CostTable.UncertaintyMax);
            Assert.StartsWith("measured: ", fact.Source, StringComparison.Ordinal);
            Assert.DoesNotContain(fact.Key, CostTable.InputNames);
            Assert.Equal(fact.Key == "logWritesPerSecond" ? MeasuredFact.PerSecond : MeasuredFact.Nanoseconds, fact.Unit);
        });
        Assert.Equal(MachineComparison.KernelNames.Order(StringComparer.Ordinal), result.Kernels.Keys);
        Assert.All(result.Kernels.Values, ns => Assert.True(ns > 0));
        Assert.Equal(progress.Select(p => p.Share).Order(), progress.Select(p => p.Share));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Costs_are_of_the_order_that_any_machine_has()
    {
        CalibrationResult result = new Calibrator(CalibrationEffort.Least, _ => { }, default).Run(_folder);
        double Of(string key) => result.Costs.Single(c => c.Key == key).Value;
        Assert.InRange(Of("verifySignature.ed25519"), 5_000, 5_000_000);
        Assert.True(Of("verifySignature.ml-dsa-87") > Of("verifySignature.ml-dsa-44"));
        Assert.InRange(Of("hashPerByte"), 0.05, 50);
        Assert.InRange(Of("batchPerTransaction"), 1, 10_000);
        Assert.InRange(Of("messageConstant"), 100, 1_000_000);
        Assert.InRange(Of("diskBandwidth"), 1e5, 1e12);
        Assert.InRange(Of("applyPerTransaction"), 5, 20_000);
        Assert.InRange(Of("storeMissCpu"), 100, 1_000_000);
        Assert.InRange(Of("storeMergePerByte"), 0.1, 1_000);
        double Fact(string key) => result.Facts.Single(f => f.Key == key).Value;
        Assert.InRange(Fact("storeReadCpu"), 100, 1_000_000);
        Assert.InRange(Fact("logWriteLatency"), 1_000, 10e9);
        Assert.InRange(Fact("logWritesPerSecond"), 0.1, 1e6);
        Assert.InRange(Fact("checkpointPerAccount"), 5, 1_000_000);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused_before_anything_is_measured()
    {
        List<CalibrationProgress> progress = [];
        Assert.Throws<DirectoryNotFoundException>(() => new Calibrator(CalibrationEffort.Least, progress.Add, default).Run(Path.Combine(_folder, "missing")));
        Assert.Empty(progress);
    }

    [Fact]
    public void A_calibration_that_is_cancelled_leaves_nothing_in_the_folder()
    {
        using CancellationTokenSource source = new();
        Assert.Throws<OperationCanceledException>(() => new Calibrator(CalibrationEffort.Full, _ => source.Cancel(), source.Token).Run(_folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }
}
