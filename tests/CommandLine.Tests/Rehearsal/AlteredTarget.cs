using Aurigraph.CommandLine.Rehearsal;
using Aurigraph.Experiment;

namespace Aurigraph.CommandLine.Tests.Rehearsal;

/// <summary>The virtual world, seen through something that alters what is seen of each run.</summary>
internal sealed class AlteredTarget(Func<RehearsalObservation, RehearsalObservation> alter) : IRehearsalTarget
{
    private readonly SimulatedTarget _target = new();

    public string Mode => _target.Mode;

    public int Runs { get; private set; }

    public RehearsalObservation Run(ExperimentDefinition experiment, CancellationToken cancellation)
    {
        Runs++;
        return alter(_target.Run(experiment, cancellation));
    }
}
