using Aurigraph.Calibration.Kernels;
using Aurigraph.Experiment;

namespace Aurigraph.Calibration;

/// <summary>Compares this machine with that of a cost table by running the table's kernels.</summary>
public static class MachineComparison
{
    private const string Crypto = "verifyEd25519";

    /// <summary>The kernels that a table must hold.</summary>
    public static IReadOnlyList<string> KernelNames { get; } = ["sha256PerByte", "copyPerByte", "lookup", Crypto];

    /// <summary>Runs the kernels in turns for some time, each at its best.</summary>
    /// <param name="reference">Nanoseconds of each kernel on the other machine; above 0.</param>
    /// <param name="time">How long to measure.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ArgumentException">A kernel is missing.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static MeasuredMachine Run(IReadOnlyDictionary<string, double> reference, TimeSpan time, Action<CalibrationProgress> progress, CancellationToken cancellation)
    {
        if (KernelNames.FirstOrDefault(k => !(reference.GetValueOrDefault(k) > 0)) is { } missing)
            throw new ArgumentException($"The table has no time for the kernel `{missing}`; one measured by `aurigraph-sim calibrate` was expected.", nameof(reference));
        SortedDictionary<string, List<double>> times = KernelTurns.Run(time, share => progress(new CalibrationProgress(share, "kernels")), cancellation);
        SortedDictionary<string, double> speeds = new(StringComparer.Ordinal);
        foreach ((string kernel, List<double> taken) in times)
            speeds[kernel] = reference[kernel] / Sampled.Quantile(taken, Calibrator.Best);
        return Factors(speeds, times.Values.Max(Noise));
    }

    /// <summary>The factors that speeds of kernels come to: the geometric mean of those of a core; as unsure as they disagree, or as the measurement was noisy.</summary>
    internal static MeasuredMachine Factors(SortedDictionary<string, double> speeds, double noise)
    {
        double[] core = [.. speeds.Where(s => s.Key != Crypto).Select(s => s.Value)];
        double mean = Math.Exp(core.Average(Math.Log));
        double disagreement = Math.Max(core.Max() / mean, mean / core.Min()) - 1;
        return new MeasuredMachine(mean, speeds[Crypto], Math.Clamp(Math.Max(disagreement, noise), Calibrator.UncertaintyMin, CostTable.UncertaintyMax), speeds);
    }

    /// <summary>How far the middle of the samples is from their best.</summary>
    private static double Noise(List<double> times) => (Sampled.Median(times) / Sampled.Quantile(times, Calibrator.Best)) - 1;
}
