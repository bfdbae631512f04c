using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Worlds;
using Aurigraph.Reports;
using Aurigraph.Rollout.Monitoring;
using Aurigraph.Simulation;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>The virtual world.</summary>
internal sealed class SimulatedTarget : IRehearsalTarget
{
    private static readonly RunIdentity Identity = new(ThisMachine.Version, ThisMachine.Environment);

    /// <inheritdoc/>
    public string Mode => "simulation";

    /// <inheritdoc/>
    public RehearsalPace Pace => RehearsalPace.Virtual;

    /// <inheritdoc/>
    public RehearsalObservation Run(ExperimentDefinition experiment, bool isGrown, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(experiment);
        RunResult measured = SimulationRun.Execute(experiment, Identity, progress.Show, cancellation).Result;
        cancellation.ThrowIfCancellationRequested();
        RunResult result = ResultCompletion.Complete(measured, experiment);
        return new RehearsalObservation(result, [.. MetricNames.All.Select(m => m.Name).Where(m => Figure(m, result) is not null)], Answers: null);
    }

    /// <summary>What the figures of a run hold for a metric; null: nothing, or the metric is unknown here.</summary>
    private static double? Figure(string metric, RunResult result) => metric switch
    {
        MetricNames.Committed => result.Throughput.Committed,
        MetricNames.Admitted => result.Throughput.Admitted,
        MetricNames.Rejected => result.Throughput.Rejected,
        MetricNames.Finality => result.Finality.Mean,
        MetricNames.Term => result.Consensus.FinalTerm > 0 ? result.Consensus.FinalTerm : null,
        MetricNames.IsLeader => result.Leaders.Count > 0 ? 1 : null,
        MetricNames.CommitIndex => result.Consensus.CommittedEntries > 0 ? result.Consensus.CommittedEntries : null,
        MetricNames.AppliedIndex => result.Nodes.Max(n => (double?)n.AppliedIndex),
        MetricNames.Elections => result.Consensus.Elections,
        MetricNames.ProcessCpu => result.Containers.Max(c => (double?)c.CpuUtilisation),
        MetricNames.ProcessMemory => result.Containers.Max(c => (double?)c.MemoryPeak),
        MetricNames.Memory => result.Nodes.Max(n => (double?)n.Memory.Total),
        MetricNames.NetworkSent => result.Nodes.Sum(n => n.EgressBytes),
        MetricNames.NetworkReceived => result.Nodes.Sum(n => n.IngressBytes),
        MetricNames.DiskWritten => result.Storage.WrittenBytesPerSecond,
        _ => null,
    };
}
