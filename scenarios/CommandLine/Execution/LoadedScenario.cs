using Aurigraph.Experiment;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Execution;

/// <summary>A scenario that can run.</summary>
/// <param name="File">As named by the user.</param>
/// <param name="Overrides">Each <c>path=value</c>, as given on the command line.</param>
/// <param name="Experiment">What it resolves to.</param>
/// <param name="Reading">What reading it gave.</param>
internal sealed record LoadedScenario(string File, IReadOnlyList<string> Overrides, ExperimentDefinition Experiment, ScenarioReading Reading);
