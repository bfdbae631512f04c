using Aurigraph.Capacity.Claims;
using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Capacity.Study;

/// <summary>How much several scenarios sustain, and what that says of what was claimed: the content of a capacity report.</summary>
public sealed record CapacityStudy
{
    /// <summary>One by one, in the order asked for.</summary>
    public required IReadOnlyList<ScenarioCapacity> Scenarios { get; init; }

    /// <summary>What a load has to meet, as written.</summary>
    public required string ServiceLevel { get; init; }

    /// <summary>The same, condition by condition.</summary>
    public required IReadOnlyList<Threshold> Conditions { get; init; }

    /// <summary>Seeds of the search: the first bisects, all give the interval.</summary>
    public required IReadOnlyList<ulong> Seeds { get; init; }

    /// <summary>Claims about these scenarios, each judged.</summary>
    public required IReadOnlyList<ClaimVerdict> Claims { get; init; }

    /// <summary>What the sources say against each other.</summary>
    public required IReadOnlyList<Contradiction> Contradictions { get; init; }

    /// <summary>What the study cost.</summary>
    public required StudyEffort Effort { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>The machine it ran on.</summary>
    public required MachineEnvironment Environment { get; init; }

    /// <summary>The command that gives the same study.</summary>
    public required string ReplayCommand { get; init; }

    /// <summary>Hash over the traces of all probes, 16 hex digits.</summary>
    public required string TraceHash { get; init; }

    /// <summary>Whether it was cut short.</summary>
    public required bool Partial { get; init; }
}

/// <summary>What a study cost.</summary>
/// <param name="Probes">Simulations.</param>
/// <param name="VirtualSeconds">Virtual time simulated.</param>
/// <param name="Seconds">Real time.</param>
/// <param name="Jobs">Simulations at once.</param>
public sealed record StudyEffort(int Probes, double VirtualSeconds, double Seconds, int Jobs);
