using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Capacity.Claims;

/// <summary>What a study knows of a scenario when claims are judged.</summary>
/// <param name="Name">Name of the scenario.</param>
/// <param name="Experiment">What was run.</param>
/// <param name="KneeLow">Low end of the interval of the highest sustainable rate, per second; null when none was searched or found.</param>
/// <param name="KneeMid">The rate itself, per second; null likewise.</param>
/// <param name="KneeHigh">High end, per second; null likewise.</param>
/// <param name="At70">The run at 70 % of the knee; null when there is none.</param>
/// <param name="AtKnee">The run at the knee; null when there is none.</param>
/// <param name="Ceilings">What each resource alone would allow, per second, by closed form; empty when not computed.</param>
public sealed record ProjectedScenario(
    string Name,
    ExperimentDefinition Experiment,
    double? KneeLow,
    double? KneeMid,
    double? KneeHigh,
    RunResult? At70,
    RunResult? AtKnee,
    IReadOnlyList<(string Resource, double Tps)> Ceilings);
