using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Driving;

/// <summary>What is to be driven.</summary>
/// <param name="Scenario">Whose load it is; nodes must run the same one.</param>
/// <param name="Targets">Where each node that takes a part of it listens for drivers.</param>
/// <param name="For">How long after the warm-up; null: as the scenario says.</param>
/// <param name="Driver">Makes its transactions unlike those of every other driver.</param>
internal sealed record DriveOrder(LoadedScenario Scenario, IReadOnlyDictionary<NodeId, NodeAddress> Targets, Duration? For, uint Driver)
{
    /// <summary>Numbers of drivers are below this; 0 is for the driver of a live run.</summary>
    public const int Drivers = 16_384;

    /// <summary>The scenario, as long as is to be driven: its last stage goes on, or is cut short.</summary>
    public ExperimentDefinition Experiment
    {
        get
        {
            ExperimentDefinition experiment = Scenario.Experiment;
            if (For is not { } window)
                return experiment;
            Duration end = experiment.Warmup + window;
            List<LoadStage> stages = [.. experiment.Workload.Stages];
            if (stages[^1].End < end)
                stages.Add(new LoadStage(stages[^1].End, end, stages[^1].To, stages[^1].To));
            return experiment with { Duration = window, Workload = experiment.Workload with { Stages = stages } };
        }
    }
}
