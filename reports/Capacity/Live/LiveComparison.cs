using Aurigraph.Measurement;

namespace Aurigraph.Reports.Capacity.Live;

/// <summary>What a live run measured beside what a simulation of its machine had projected: how far projections were off the last time somebody looked.</summary>
/// <param name="Scenario">The scenario that ran live.</param>
/// <param name="Date">The day on which its result was written, universal time.</param>
/// <param name="Machine">What it ran on, as its result says.</param>
/// <param name="Figures">Projected and measured, in the order of the result; at least one.</param>
public sealed record LiveComparison(string Scenario, DateOnly Date, MachineEnvironment Machine, IReadOnlyList<ProjectedFigure> Figures)
{
    /// <summary>What a report says where none is known.</summary>
    public const string NoneKnown = "No live run has been compared on this machine: the projection's error is not known.";
}
