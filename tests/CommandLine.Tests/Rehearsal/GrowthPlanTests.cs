using Aurigraph.CommandLine.Rehearsal;
using Aurigraph.Experiment;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Rehearsal;

public sealed class GrowthPlanTests
{
    private static readonly ExperimentDefinition OptionB = ScenarioReader.Read("option-b").Experiment!;
    private static readonly ExperimentDefinition OptionC = ScenarioReader.Read("option-c").Experiment!;
    private static readonly GrowthPlan Plan = GrowthPlan.Between(OptionB, OptionC).Plan!;

    [Fact]
    public void Voters_come_one_at_a_time_and_the_settings_of_the_goal_come_last()
    {
        Assert.Equal([.. Enumerable.Range(20, 11), 30], Plan.Sizes.Select(s => s.Experiment.Deployment.Nodes(NodeRole.Validator).Count()));
        Assert.Same(OptionB.Deployment, Plan.Sizes[0].Experiment.Deployment);
        Assert.Same(OptionC.Deployment, Plan.Sizes[^2].Experiment.Deployment);
        Assert.Equal(OptionB.Consensus, Plan.Sizes[^2].Experiment.Consensus);
        Assert.Equal(OptionC.Consensus, Plan.Sizes[^1].Experiment.Consensus);
        Assert.Equal(OptionB.Seed, Plan.Sizes[^1].Experiment.Seed);
    }

    [Fact]
    public void Every_size_brings_its_share_of_the_other_nodes_and_takes_none_away()
    {
        foreach (NodeRole role in (NodeRole[])[NodeRole.Business, NodeRole.Slim])
        {
            List<int> counts = [.. Plan.Sizes.Select(s => s.Experiment.Deployment.Nodes(role).Count())];
            Assert.Equal(counts.Order(), counts);
            Assert.All(counts.Zip(counts.Skip(1)), c => Assert.InRange(c.Second - c.First, 0, 1));
        }
    }

    [Fact]
    public void Nodes_and_containers_are_numbered_without_gaps_at_every_size()
    {
        foreach (Deployment deployment in Plan.Sizes.Select(s => s.Experiment.Deployment))
        {
            foreach (NodeRole role in Enum.GetValues<NodeRole>())
                Assert.Equal(Enumerable.Range(1, deployment.Nodes(role).Count()), deployment.Nodes(role).Select(n => n.Number));
            Assert.Equal(deployment.Containers.Count, deployment.Containers.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void A_container_keeps_its_shape_until_it_gets_a_node()
    {
        Deployment second = Plan.Sizes[1].Experiment.Deployment;

        Assert.Equal([16, 12, 12, 12], second.Containers.Where(c => c.Role == NodeRole.Validator).Select(c => c.Cores));
        Assert.Equal([6, 5, 5, 5], second.Containers.Where(c => c.Role == NodeRole.Validator).Select(c => c.Nodes.Count));
    }

    [Fact]
    public void Who_joins_is_the_new_validator_of_the_container_that_grew()
    {
        Assert.Equal([null, NodeId.Validator(6), NodeId.Validator(12), NodeId.Validator(18), NodeId.Validator(24)], Plan.Sizes.Take(5).Select(s => s.Joins));
        Assert.Null(Plan.Sizes[^1].Joins);
        foreach (NetworkSize size in Plan.Sizes.Skip(1).SkipLast(1))
            Assert.Contains(size.Joins!.Value, size.Experiment.Deployment.Nodes(NodeRole.Validator));
    }

    [Fact]
    public void A_goal_without_more_voters_is_refused_with_what_to_do()
    {
        (GrowthPlan? plan, string fault) = GrowthPlan.Between(OptionC, OptionB);

        Assert.Null(plan);
        Assert.Equal("it has 20 voters and option-c has 30; a network with more voters was expected. Exchange the two, or name a larger one.", fault);
    }
}
