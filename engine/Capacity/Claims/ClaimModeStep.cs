using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Claims;

/// <summary>A rung of claim mode.</summary>
/// <param name="Text">What is switched off, for readers: "as is", "signatures not checked".</param>
/// <param name="Experiment">The experiment without that, and without all that the rungs before it switch off.</param>
public sealed record ClaimModeStep(string Text, ExperimentDefinition Experiment);
