using System.Globalization;
using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Advice;

/// <summary>Loads that settings or resources cannot meet.</summary>
internal static class LoadAdvice
{
    /// <summary>Warns of them.</summary>
    public static void Give(ExperimentDefinition experiment, KeyValues root, WarningList warnings)
    {
        Workload workload = experiment.Workload;
        double peak = Peak(workload, experiment.LoadTime);
        warnings.When(peak == 0, "workload.no-load", "No stage offers any load.");
        if (peak == 0)
            return;
        List<Container> admitting = [.. experiment.Deployment.Containers.Where(c => c.Role == workload.SubmitTo)];
        Batches(experiment, peak * LargestShare(workload, admitting.Sum(c => c.Nodes.Count)), warnings);
        Cores(experiment, peak, admitting, warnings);
        Stages(experiment, root, warnings);
    }

    /// <summary>The highest rate that is offered; of clients that think between answers, no more than they could at once.</summary>
    private static double Peak(Workload workload, Duration loadTime)
    {
        double peak = workload.PeakRate * (workload.Burst?.Factor ?? 1);
        if (workload.Trace?.Take((int)Math.Ceiling(loadTime.Seconds)).ToList() is { } trace)
            peak *= trace.Max() / trace.Average();
        return workload.Closed is { } closed && closed.Think > Duration.Zero ? Math.Min(peak, closed.Clients / closed.Think.Seconds) : peak;
    }

    /// <summary>The share of the node that most of the load goes to.</summary>
    private static double LargestShare(Workload workload, int nodes) => workload.Imbalance == 0
        ? 1.0 / nodes
        : 1 / Enumerable.Range(1, nodes).Sum(k => DeterministicMath.Pow(k, -workload.Imbalance));

    private static void Batches(ExperimentDefinition experiment, double perNode, WarningList warnings)
    {
        BatchingSettings batching = experiment.Batching;
        double reached = 1 + (perNode * batching.MaxDelay.Seconds);
        double signed = (experiment.Workload.TransactionSize + experiment.Crypto.SignatureSize).Bytes;
        double byBytes = Math.Floor(batching.MaxBytes.Bytes / signed);
        double full = Math.Min(batching.MaxTransactions, byBytes);
        if (experiment.Mempool.MaxInFlight > 0)
            full = Math.Min(full, experiment.Mempool.MaxInFlight);
        warnings.When(reached < full, "batching.never-fills",
            $"At the highest rate a node admits {Number(perNode)} transactions a second; after {batching.MaxDelay} a batch holds about {Number(reached)} of at most {Number(full)}: the delay closes every batch.");
        double inMempool = Math.Min(experiment.Mempool.MaxTransactions, Math.Floor(experiment.Mempool.MaxBytes.Bytes / signed));
        warnings.When(reached >= full && inMempool < full, "batching.exceeds-mempool",
            $"A full batch holds {Number(full)} transactions and the mempool of a node {Number(inMempool)}: no batch is ever full.");
        ByteCount batch = new((long)(Math.Min(reached, full) * signed));
        warnings.When(batch > experiment.Consensus.MaxUncommittedBytes, "consensus.batch-exceeds-uncommitted",
            $"A batch has about {batch.Bytes / 1000}KB and `maxUncommittedBytes` is {experiment.Consensus.MaxUncommittedBytes}: one batch at a time is committed at most.");
        warnings.When(batching.Window is { } window && window < batch, "batching.window-below-batch",
            $"A batch has about {batch.Bytes / 1000}KB and `batching.window` is {batching.Window}: it bounds every batch.");
    }

    private static void Cores(ExperimentDefinition experiment, double peak, List<Container> admitting, WarningList warnings)
    {
        double verify = experiment.Costs.VerifySignatureNs;
        double needed = peak * verify / 1e9;
        double cores = experiment.Deployment.CoresOf(admitting);
        warnings.When(needed > cores, "crypto.more-than-cores",
            $"Checking {Number(peak)} signatures a second takes {Number(needed)} cores; the admitting containers have {Number(cores)}.");
        Store(experiment, peak, warnings);
        if (experiment.Crypto.Verify == VerifyAt.Ingress)
            return;
        Container tightest = experiment.Deployment.Containers.Where(c => c.Role == NodeRole.Validator).MinBy(c => (double)c.Cores / Checks(experiment, c))!;
        double everywhere = needed * Checks(experiment, tightest);
        warnings.When(everywhere > tightest.Cores, "crypto.more-than-validator-cores",
            $"Checking {Number(peak)} signatures a second in {tightest.Id} takes {Number(everywhere)} cores; it has {tightest.Cores}.");
    }

    /// <summary>Applying and the disk bound the rate by what one transaction takes of them, on the validators, which all apply all.</summary>
    private static void Store(ExperimentDefinition experiment, double peak, WarningList warnings)
    {
        List<(Container Container, StoreModel Store)> stores = [.. experiment.Deployment.Containers
            .Where(c => c.Role == NodeRole.Validator).Select(c => (c, StoreModel.Of(experiment, c)))];
        (Container slowest, StoreModel slow) = stores.MaxBy(s => s.Store.ApplySecondsPerTransaction);
        double applied = 1 / slow.ApplySecondsPerTransaction;
        string misses = slow.DiskReadsPerTransaction > 0 ? $", with {Number(slow.DiskReadsPerTransaction)} blocks read for each, as the cache answers {slow.HitRatio * 100:0.#} % of reads" : "";
        warnings.When(peak > applied, "node.apply-below-load",
            $"A node of {slowest.Id} applies at most {Number(applied)} transactions a second (`applyParallelism` {experiment.ApplyParallelism}){misses}; the highest rate offered is {Number(peak)}.");
        (Container fullest, StoreModel full) = stores.MaxBy(s => s.Store.DiskBytesPerTransaction * s.Container.Nodes.Count);
        double carried = experiment.Costs.DiskBandwidth.BytesPerSecond / (full.DiskBytesPerTransaction * fullest.Nodes.Count);
        warnings.When(peak > carried, "storage.disk-below-load", string.Create(CultureInfo.InvariantCulture,
            $"The disk of {fullest.Id} carries at most {Number(carried)} transactions a second: each of its nodes ({fullest.Nodes.Count}) moves {full.DiskBytesPerTransaction:0} bytes for one, {full.LogBytesPerTransaction:0} to the log, {full.DiskBytesReadPerTransaction:0} for what the cache lacks, {full.DiskBytesWrittenPerTransaction + full.DiskBytesMergedPerTransaction:0} for flushing and merging; the highest rate offered is {Number(peak)}."));
    }

    private static int Checks(ExperimentDefinition experiment, Container container) =>
        experiment.Crypto.Verify == VerifyAt.EveryValidator ? container.Nodes.Count : 1;

    private static void Stages(ExperimentDefinition experiment, KeyValues root, WarningList warnings)
    {
        int written = root.Get(ScenarioKeys.Workload).Get(WorkloadKeys.Stages).Count;
        int used = experiment.Workload.Stages.Count;
        warnings.When(used < written, "workload.stage-not-reached",
            $"The load stops after {experiment.LoadTime}, warmup and duration; {written - used} of {written} stages start later and are not reached.");
    }

    private static string Number(double value)
    {
        (double scaled, string suffix) = value switch
        {
            >= 1e6 => (value / 1e6, "M"),
            >= 10_000 => (value / 1e3, "K"),
            _ => (value, ""),
        };
        return scaled.ToString(scaled >= 100 || suffix.Length == 0 && scaled >= 10 ? "0" : "0.##", CultureInfo.InvariantCulture) + suffix;
    }
}
