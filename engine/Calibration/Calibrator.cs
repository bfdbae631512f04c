using System.Diagnostics;
using Aurigraph.Calibration.Kernels;
using Aurigraph.Calibration.Probes;
using Aurigraph.Experiment;

namespace Aurigraph.Calibration;

/// <summary>Measures the costs of a node on this machine. In rounds the kernel and each CPU cost take turns, so that a cost is held against
/// the kernel just before and just after it: what slows a moment down slows both, and their ratio stays. A cost is the tenth percentile of
/// its ratios times that of the kernel's times. Not the medians: what other programs leave in the caches slows most code more than the kernel, so ratios err upwards.</summary>
public sealed class Calibrator
{
    /// <summary>No measurement here is surer than this.</summary>
    public const double UncertaintyMin = 0.02;

    /// <summary>What a single sample may be off; of more samples less, by the root of their number.</summary>
    private const double UncertaintyOfOne = 0.4;

    /// <summary>The tenth percentile: at its best, without hanging on a single lucky slice.</summary>
    internal const double Best = 0.1;

    private const double CpuShare = 0.75;
    private const double DiskShare = 0.85;

    private readonly CalibrationEffort _effort;
    private readonly Action<CalibrationProgress> _progress;
    private readonly CancellationToken _cancellation;

    /// <summary>Prepares a calibration.</summary>
    /// <param name="effort">How long it may take.</param>
    /// <param name="progress">Is told how far it is, on the calling thread.</param>
    /// <param name="cancellation">Ends it early.</param>
    public Calibrator(CalibrationEffort effort, Action<CalibrationProgress> progress, CancellationToken cancellation) =>
        (_effort, _progress, _cancellation) = (effort, progress, cancellation);

    /// <summary>Measures every cost that can be, and the facts that stand beside them.</summary>
    /// <param name="folder">Where files are written to measure the disk; nothing is left there.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public CalibrationResult Run(string folder)
    {
        // From here, so that a machine too busy to get going takes no longer either.
        Stopwatch spent = Stopwatch.StartNew();
        using ProbeSet probes = ProbeSet.Ready(folder);
        return Run(probes.Processor, probes.Disk, spent);
    }

    private CalibrationResult Run(IReadOnlyList<ICostProbe> cpu, IReadOnlyList<ICostProbe> disk, Stopwatch spent)
    {
        var kernel = new ReferenceKernel();
        // Once without counting: what is compiled or loaded at first use is so now.
        kernel.Sample();
        foreach (ICostProbe probe in cpu)
            probe.Sample();
        List<double>[] ratios = [.. cpu.Select(_ => new List<double>())];
        for (int round = 0; round < _effort.Rounds && (round == 0 || spent.Elapsed < _effort.ProcessorTime); round++)
        {
            double share = Math.Min(1, Math.Max((double)round / _effort.Rounds, spent.Elapsed / _effort.ProcessorTime));
            _progress(new CalibrationProgress(CpuShare * share, "processor"));
            Round(kernel, cpu, ratios, round, () => round > 0 && spent.Elapsed >= _effort.ProcessorTime);
        }
        double kernelNs = Sampled.Quantile(kernel.Times, Best);
        List<(ICostProbe Probe, MeasuredCost Cost)> all = [.. cpu.Select((probe, i) => (probe, Cost(probe, ratios[i], kernelNs)))];
        SortedDictionary<string, double> kernels = Kernels();
        all.AddRange(DiskCosts(disk));
        return new CalibrationResult(kernelNs, kernels, [.. all.Where(m => m.Probe is not IFactProbe).Select(m => m.Cost)])
        {
            Facts = [.. all.Where(m => m.Probe is IFactProbe).Select(m => Fact((IFactProbe)m.Probe, m.Cost))],
        };
    }

    private SortedDictionary<string, double> Kernels()
    {
        SortedDictionary<string, double> best = new(StringComparer.Ordinal);
        foreach ((string kernel, List<double> times) in KernelTurns.Run(_effort.KernelTime, share => _progress(new CalibrationProgress(CpuShare + ((DiskShare - CpuShare) * share), "kernels")), _cancellation))
            best[kernel] = Sampled.Quantile(times, Best);
        return best;
    }

    private void Round(ReferenceKernel kernel, IReadOnlyList<ICostProbe> probes, List<double>[] ratios, int round, Func<bool> isLate)
    {
        double before = kernel.Sample();
        for (int i = 0; i < probes.Count && !isLate(); i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (round % probes[i].Period != 0)
                continue;
            double cost = probes[i].Sample();
            double after = kernel.Sample();
            ratios[i].Add(cost / ((before + after) / 2));
            before = after;
        }
    }

    private static MeasuredCost Cost(ICostProbe probe, List<double> ratios, double kernelNs)
    {
        double ratio = Sampled.Quantile(ratios, Best);
        return new MeasuredCost(probe.Key, ratio * kernelNs, Uncertainty(probe, ratios), ratio, probe.Source, ratios.Count);
    }

    private static MeasuredFact Fact(IFactProbe probe, MeasuredCost cost) => new(cost.Key, cost.Value, probe.Unit, cost.Uncertainty, cost.Ratio, cost.Source, cost.Samples);

    /// <summary>In rounds, too, so that what the disk's neighbours do at one time is in the figures of all.</summary>
    private IEnumerable<(ICostProbe Probe, MeasuredCost Cost)> DiskCosts(IReadOnlyList<ICostProbe> probes)
    {
        List<double>[] samples = [.. probes.Select(_ => new List<double>())];
        Stopwatch spent = Stopwatch.StartNew();
        for (int round = 0; round < _effort.DiskSamples && (round == 0 || spent.Elapsed < _effort.DiskTime); round++)
        {
            double share = Math.Min(1, Math.Max((double)round / _effort.DiskSamples, spent.Elapsed / _effort.DiskTime));
            _progress(new CalibrationProgress(DiskShare + ((1 - DiskShare) * share), "disk"));
            for (int i = 0; i < probes.Count; i++)
            {
                _cancellation.ThrowIfCancellationRequested();
                samples[i].Add(probes[i].Sample());
            }
        }
        return probes.Select((probe, i) => (probe, new MeasuredCost(probe.Key, Sampled.Median(samples[i]), Uncertainty(probe, samples[i]), null, probe.Source, samples[i].Count)));
    }

    private static double Uncertainty(ICostProbe probe, List<double> samples) =>
        Math.Min(Math.Max(Sampled.Spread(samples), Least(samples.Count)) + probe.StandIn, CostTable.UncertaintyMax);

    private static double Least(int samples) => Math.Max(UncertaintyMin, UncertaintyOfOne / Math.Sqrt(samples));
}
