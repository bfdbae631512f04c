using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Capacity.Search;

/// <summary>Runs experiments for a search; several at a time when asked for several.</summary>
public interface IProbeRunner
{
    /// <summary>Runs one and holds its thresholds against what was measured. Equal experiments give equal results, in whatever order they run.</summary>
    /// <param name="experiment">What to run.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    Task<RunResult> RunAsync(ExperimentDefinition experiment, CancellationToken cancellation);
}
