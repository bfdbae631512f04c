using Aurigraph.CommandLine.Rehearsal;
using Aurigraph.Experiment;

namespace Aurigraph.CommandLine.Tests.Rehearsal;

/// <summary>The virtual world, seen through something that alters what is seen of each run.</summary>
internal sealed class AlteredTarget(Func<RehearsalObservation, RehearsalObservation> alter) : IRehearsalTarget
{
    private readonly SimulatedTarget _target = new();

    public string Mode => _target.Mode;

    public RehearsalPace Pace => _target.Pace;

    public int Runs { get; private set; }

    public RehearsalObservation Run(ExperimentDefinition experiment, bool isGrown, CancellationToken cancellation)
    {
        Runs++;
        return alter(_target.Run(experiment, isGrown, cancellation));
    }
}
