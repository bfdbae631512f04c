using System.Diagnostics.CodeAnalysis;
using Aurigraph.Experiment;

namespace Aurigraph.Scenarios;

/// <summary>What came of reading a scenario.</summary>
public sealed record ScenarioReading
{
    /// <summary>The experiment; null when there are faults.</summary>
    public required ExperimentDefinition? Experiment { get; init; }

    /// <summary>All that is wrong, by place; empty when the experiment can run.</summary>
    public required IReadOnlyList<ScenarioFault> Faults { get; init; }

    /// <summary>What is unwise; empty when there are faults.</summary>
    public required IReadOnlyList<ScenarioWarning> Warnings { get; init; }

    /// <summary>The scenario with every key written out and every part in place; reading it gives an equal experiment, whatever the
    /// catalog or the folder. Empty when there are faults.</summary>
    public required string ResolvedYaml { get; init; }

    /// <summary>How many containers each entry of <c>deployment.containers</c> makes, in their order; empty when there are faults.</summary>
    public IReadOnlyList<int> ContainerGroups { get; init; } = [];

    /// <summary>Whether the experiment can run.</summary>
    [MemberNotNullWhen(true, nameof(Experiment))]
    public bool IsValid => Experiment is not null;
}
