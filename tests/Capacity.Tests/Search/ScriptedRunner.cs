using Aurigraph.Capacity.Search;
using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Capacity.Tests.Search;

/// <summary>Answers at once: sustained up to a capacity, overloaded beyond it.</summary>
internal sealed class ScriptedRunner(Func<ExperimentDefinition, double> capacity) : IProbeRunner
{
    private int _runs;

    /// <summary>How often it was asked.</summary>
    public int Runs => _runs;

    /// <inheritdoc/>
    public Task<RunResult> RunAsync(ExperimentDefinition experiment, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _runs);
        double rate = experiment.Workload.Stages[^1].To.PerSecond;
        return Task.FromResult(SampleRun.At(experiment, rate, isOverloaded: rate > capacity(experiment)));
    }
}
