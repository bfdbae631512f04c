using Aurigraph.Experiment;
using Aurigraph.Scenarios.Advice;
using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios;

/// <summary>What works and is unwise.</summary>
internal static class ScenarioWarnings
{
    /// <summary>All warnings of an experiment, the gravest kinds first.</summary>
    public static IReadOnlyList<ScenarioWarning> Of(ExperimentDefinition experiment, KeyValues root)
    {
        WarningList warnings = new();
        MemoryAdvice.Give(experiment, warnings);
        HostAdvice.Give(experiment, warnings);
        TimingAdvice.Give(experiment, warnings);
        NetworkAdvice.Give(experiment, warnings);
        LoadAdvice.Give(experiment, root, warnings);
        FaultAdvice.Give(experiment, warnings);
        return warnings.Warnings;
    }
}
