using System.Diagnostics;

namespace Aurigraph.Calibration.Kernels;

/// <summary>Runs all kernels in turns. Tables and comparisons both take a kernel's time from here: what runs between two runs of a kernel decides
/// what it finds in the caches, so only times taken alike can be compared.</summary>
internal static class KernelTurns
{
    /// <summary>Times all kernels again and again.</summary>
    /// <param name="time">How long; each is timed once at least.</param>
    /// <param name="progress">Is told which share of the time has passed.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Nanoseconds of a unit of each, by name, in the order they were taken.</returns>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static SortedDictionary<string, List<double>> Run(TimeSpan time, Action<double> progress, CancellationToken cancellation)
    {
        using var check = new CheckKernel();
        IKernel[] kernels = [new Sha256Kernel(), new CopyKernel(), new LookupKernel(), check];
        SortedDictionary<string, List<double>> times = new(StringComparer.Ordinal);
        foreach (IKernel kernel in kernels)
        {
            kernel.Sample();
            times[kernel.Key] = [];
        }
        Stopwatch spent = Stopwatch.StartNew();
        do
        {
            progress(time > TimeSpan.Zero ? Math.Min(1, spent.Elapsed / time) : 0);
            foreach (IKernel kernel in kernels)
            {
                cancellation.ThrowIfCancellationRequested();
                times[kernel.Key].Add(kernel.Sample());
            }
        }
        while (spent.Elapsed < time);
        return times;
    }
}
