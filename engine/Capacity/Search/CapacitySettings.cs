using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Search;

/// <summary>What a study asks for.</summary>
/// <param name="Conditions">The service level; every condition has to hold.</param>
/// <param name="SeedCount">How many seeds confirm a knee, 1 to <see cref="SeedsMax"/>.</param>
public sealed record CapacitySettings(IReadOnlyList<Threshold> Conditions, int SeedCount)
{
    /// <summary>Most seeds.</summary>
    public const int SeedsMax = 100;

    /// <summary>Whether curves beside that of load are asked for.</summary>
    public bool WithCurves { get; init; }

    /// <summary>The seed that bisects: the scenario's own.</summary>
    public ulong FirstSeed(ExperimentDefinition scenario) => scenario.Seed;

    /// <summary>All seeds: the scenario's own and those after it.</summary>
    public IEnumerable<ulong> Seeds(ExperimentDefinition scenario) => Enumerable.Range(0, SeedCount).Select(i => unchecked(scenario.Seed + (ulong)i));
}
