using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Regression;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Reports;
using Aurigraph.Simulation;
using Aurigraph.Simulation.Actors;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Execution;

public class SimulatorTests
{
    [Fact]
    public void A_run_knows_its_speed_its_rate_of_elections_and_the_warnings_of_its_file()
    {
        CompletedRun run = SmallRun.Run;

        Assert.True(run.Result.Wall.Seconds > 0);
        Assert.Equal(run.Result.Wall.Events / run.Result.Wall.Seconds, run.Result.Wall.EventsPerSecond);
        Assert.NotNull(run.Result.Consensus.ElectionsPerHour);
        Assert.Superset(SmallRun.Scenario.Reading.Warnings.Select(w => w.Code).ToHashSet(), run.Result.Warnings.Select(w => w.Code).ToHashSet());
    }

    [Fact]
    public void A_run_cancelled_before_it_begins_is_partial_and_can_still_be_written()
    {
        using var folder = new ScenarioFolder();
        CompletedRun run = Simulator.Run(SmallRun.Scenario, new CancellationToken(canceled: true));
        RunReport.Write(folder["out"], run.Result, SmallRun.Scenario.Experiment, SmallRun.Scenario.Reading.ResolvedYaml);

        Assert.True(run.Result.Partial);
        Assert.Null(run.Result.Finality.P95);
        Assert.Null(Golden.Of(run, SmallRun.Scenario.Reading.ResolvedYaml).Figures["finality.p95"]);
        Assert.Contains("\"partial\": true", File.ReadAllText(folder["out/summary.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_captured_block_has_each_of_its_deliveries_and_leaves_the_trace_as_it_is()
    {
        TraceBlock block = SmallRun.Run.Blocks[0];
        SimulationOutcome outcome = Simulator.Capture(SmallRun.Scenario.Experiment, 0, block.LastAt, CancellationToken.None);

        Assert.Equal(block, outcome.Blocks[0]);
        Assert.Equal(block.Deliveries, outcome.Captured.Count);
        Assert.StartsWith($"{block.LastAt} {block.LastDelivery} ", outcome.Captured[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Capturing_goes_no_further_than_it_must()
    {
        SimulationOutcome outcome = Simulator.Capture(SmallRun.Scenario.Experiment, 0, VirtualTime.Zero, CancellationToken.None);

        Assert.True(outcome.Result.Partial);
        Assert.InRange(outcome.Blocks[0].LastAt.Seconds, 0.01, 0.1);
    }
}
