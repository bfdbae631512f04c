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

    /// <summary>Measures every cost that can be.</summary>
    /// <param name="folder">Where files are written to measure the disk; nothing is left there.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public CalibrationResult Run(string folder)
    {
        // From here, so that a machine too busy to get going takes no longer either.
        Stopwatch spent = Stopwatch.StartNew();
        List<ICostProbe> disk = [];
        List<ICostProbe> cpu = [];
        try
        {
            // The disk first: what cannot be written is known before minutes are spent.
            disk.Add(new DiskSyncLatencyProbe(folder));
            disk.Add(new DiskBandwidthProbe(folder));
            cpu.AddRange(CpuProbes());
            return Run(cpu, disk, spent);
        }
        finally
        {
            foreach (ICostProbe probe in cpu.Concat(disk))
                probe.Dispose();
        }
    }

    private static IEnumerable<ICostProbe> CpuProbes() =>
    [
        new MessageConstantProbe(), new MessagePerByteProbe(),
        new VerifySignatureProbe(SignatureScheme.Ed25519, "ed25519"), new VerifySignatureProbe(SignatureScheme.EcdsaP256, "ecdsa-p256"),
        new VerifySignatureProbe(SignatureScheme.MlDsa44, "ml-dsa-44"), new VerifySignatureProbe(SignatureScheme.MlDsa65, "ml-dsa-65"),
        new VerifySignatureProbe(SignatureScheme.MlDsa87, "ml-dsa-87"),
        new HashConstantProbe(), new HashPerByteProbe(), new BatchPerTransactionProbe(), new ContextSwitchProbe(),
    ];

    private CalibrationResult Run(List<ICostProbe> cpu, List<ICostProbe> disk, Stopwatch spent)
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
        List<MeasuredCost> costs = [.. cpu.Select((probe, i) => Cost(probe, ratios[i], kernelNs))];
        SortedDictionary<string, double> kernels = Kernels();
        costs.AddRange(disk.Select((probe, i) => DiskCost(probe, DiskShare + ((1 - DiskShare) * i / disk.Count))));
        return new CalibrationResult(kernelNs, kernels, costs);
    }

    private SortedDictionary<string, double> Kernels()
    {
        SortedDictionary<string, double> best = new(StringComparer.Ordinal);
        foreach ((string kernel, List<double> times) in KernelTurns.Run(_effort.KernelTime, share => _progress(new CalibrationProgress(CpuShare + ((DiskShare - CpuShare) * share), "kernels")), _cancellation))
            best[kernel] = Sampled.Quantile(times, Best);
        return best;
    }

    private void Round(ReferenceKernel kernel, List<ICostProbe> probes, List<double>[] ratios, int round, Func<bool> isLate)
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

    private MeasuredCost DiskCost(ICostProbe probe, double share)
    {
        _progress(new CalibrationProgress(share, "disk"));
        List<double> samples = [];
        Stopwatch spent = Stopwatch.StartNew();
        while (samples.Count < _effort.DiskSamples && (samples.Count == 0 || spent.Elapsed < _effort.DiskTime / 2))
        {
            _cancellation.ThrowIfCancellationRequested();
            samples.Add(probe.Sample());
        }
        return new MeasuredCost(probe.Key, Sampled.Median(samples), Uncertainty(probe, samples), null, probe.Source, samples.Count);
    }

    private static double Uncertainty(ICostProbe probe, List<double> samples) =>
        Math.Min(Math.Max(Sampled.Spread(samples), Least(samples.Count)) + probe.StandIn, CostTable.UncertaintyMax);

    private static double Least(int samples) => Math.Max(UncertaintyMin, UncertaintyOfOne / Math.Sqrt(samples));
}
