using Aurigraph.Experiment;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>A world that a network can be rehearsed in. An experiment is all that it is told: containers, load, and what crashes when. Whatever differs between worlds lies behind this.</summary>
internal interface IRehearsalTarget
{
    /// <summary>"simulation" or "live".</summary>
    string Mode { get; }

    /// <summary>How long runs are.</summary>
    RehearsalPace Pace { get; }

    /// <summary>Starts the network, loads it, lets happen what the experiment plans, stops it, and tells what was seen.</summary>
    /// <param name="experiment">What to run.</param>
    /// <param name="isGrown">Whether its network is another than that of the scenario, so that no file describes it.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="RehearsalRunException">The run broke down.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    RehearsalObservation Run(ExperimentDefinition experiment, bool isGrown, CancellationToken cancellation);
}
