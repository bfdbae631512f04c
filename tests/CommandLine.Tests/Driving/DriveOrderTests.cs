using Aurigraph.CommandLine.Driving;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Driving;

public sealed class DriveOrderTests
{
    [Fact]
    public void A_longer_drive_goes_on_as_the_last_stage_ended()
    {
        ExperimentDefinition driven = Order(Duration.FromSeconds(30)).Experiment;

        Assert.Equal(Duration.FromMilliseconds(30_200), driven.LoadTime);
        Assert.Equal(driven.LoadTime, driven.Workload.Stages[^1].End);
        Assert.Equal(1_000, driven.Workload.Stages[^1].To.PerSecond);
    }

    [Fact]
    public void A_shorter_drive_ends_within_the_stages()
    {
        ExperimentDefinition driven = Order(Duration.FromMilliseconds(300)).Experiment;

        Assert.Equal(Duration.FromMilliseconds(500), driven.LoadTime);
        Assert.Equal(SmallRun.Scenario.Experiment.Workload.Stages, driven.Workload.Stages);
    }

    [Fact]
    public void Without_a_time_the_scenario_is_driven_as_it_is() => Assert.Same(SmallRun.Scenario.Experiment, Order(null).Experiment);

    private static DriveOrder Order(Duration? window) => new(SmallRun.Scenario, new Dictionary<NodeId, NodeAddress>(), window, 1);
}
