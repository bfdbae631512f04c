using Aurigraph.Capacity.Search;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports;
using Aurigraph.Simulation;
using Aurigraph.Worlds;

namespace Aurigraph.Capacity.Tests.Search;

/// <summary>Runs probes in the virtual world, one after the other.</summary>
internal sealed class SimulatedRunner : IProbeRunner
{
    private static readonly RunIdentity Identity = new("", new MachineEnvironment("", "", 1, ""));

    /// <inheritdoc/>
    public Task<RunResult> RunAsync(ExperimentDefinition experiment, CancellationToken cancellation) =>
        Task.FromResult(ResultCompletion.Complete(SimulationRun.Execute(experiment, Identity, null, cancellation).Result, experiment));
}
