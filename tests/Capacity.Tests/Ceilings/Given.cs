using Aurigraph.Capacity.Ceilings;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Scenarios;
using Aurigraph.Simulation;
using Aurigraph.Units;
using Aurigraph.Worlds;

namespace Aurigraph.Capacity.Tests.Ceilings;

/// <summary>Experiments given as text, as a user would write them.</summary>
internal static class Given
{
    /// <summary>A scenario without its first lines, which are always the same.</summary>
    public static ExperimentDefinition Experiment(string scenario, NodeRole submitTo = NodeRole.Business)
    {
        string role = submitTo == NodeRole.Validator ? "validator" : "business";
        ScenarioReading reading = ScenarioReader.ReadText($"schema: aurigraph.sim/1\nname: ceiling\nworkload: {{ submitTo: {role}, stages: [ {{ rate: 1K/s, for: rest }} ] }}\n" + scenario, "ceiling.yaml");
        Assert.True(reading.IsValid, string.Join('\n', reading.Faults));
        return reading.Experiment;
    }

    /// <summary>A scenario of the catalog.</summary>
    public static ExperimentDefinition Catalog(string name, params string[] overrides)
    {
        ScenarioReading reading = ScenarioReader.Read(name, overrides);
        Assert.True(reading.IsValid, string.Join('\n', reading.Faults));
        return reading.Experiment;
    }

    /// <summary>One ceiling of an experiment.</summary>
    public static Ceiling Ceiling(ExperimentDefinition experiment, string resource) => CeilingLadder.Of(experiment).Single(c => c.Resource == resource);

    /// <summary>A run of an experiment under a steady load.</summary>
    public static RunResult Run(ExperimentDefinition experiment, double tps)
    {
        Workload load = experiment.Workload with { Stages = [new LoadStage(Duration.Zero, experiment.LoadTime, new Rate(tps), new Rate(tps))] };
        SimulationOutcome outcome = SimulationRun.Execute(experiment with { Workload = load }, new RunIdentity("test", new MachineEnvironment("", "", 1, "")));
        Assert.Empty(outcome.Result.Safety.Violations);
        return outcome.Result;
    }
}
