using Aurigraph.Capacity.Search;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports;
using Aurigraph.Simulation;
using Aurigraph.Worlds;

namespace Aurigraph.CommandLine.Capacity;

/// <summary>Runs the probes of a study in the virtual world, so many at a time, each on a thread of its own.</summary>
internal sealed class SimulatedProbes(int jobs, ProbeProgress progress) : IProbeRunner, IDisposable
{
    private static readonly RunIdentity Identity = new(ThisMachine.Version, ThisMachine.Environment);

    private readonly SemaphoreSlim _slots = new(jobs);

    /// <inheritdoc/>
    public async Task<RunResult> RunAsync(ExperimentDefinition experiment, CancellationToken cancellation)
    {
        await _slots.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Factory.StartNew(() => Run(experiment, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private RunResult Run(ExperimentDefinition experiment, CancellationToken cancellation)
    {
        progress.Begins(experiment);
        RunResult result = SimulationRun.Execute(experiment, Identity, null, cancellation).Result;
        cancellation.ThrowIfCancellationRequested();
        progress.Ended(result.Wall.VirtualSeconds ?? 0);
        if (result.Safety.Violations.Count > 0)
            throw new UnsafeProbeException(experiment, result.Safety.Violations);
        return ResultCompletion.Complete(result, experiment);
    }
}
