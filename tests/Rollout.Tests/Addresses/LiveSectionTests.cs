using Aurigraph.Experiment;
using Aurigraph.Rollout.Addresses;
using Aurigraph.Rollout.Tests.Running;
using Aurigraph.Scenarios;

namespace Aurigraph.Rollout.Tests.Addresses;

public sealed class LiveSectionTests
{
    [Theory]
    [MemberData(nameof(SampleRollout.Deployments), MemberType = typeof(SampleRollout))]
    public void The_written_scenario_reads_back_with_the_address_of_every_node_and_no_two_share_a_port(string deployment)
    {
        SampleRollout rollout = SampleRollout.Of(deployment);
        ScenarioReading reading = ScenarioReader.ReadText(rollout.Files["scenario.yaml"], "scenario.yaml");

        Assert.True(reading.IsValid, string.Join('\n', reading.Faults));
        LiveSettings live = reading.Experiment.Live;
        IReadOnlyList<PlannedAddress> planned = AddressPlan.Of(rollout.Experiment.Deployment);
        Assert.Equal("0.0.0.0", live.Listen);
        Assert.Equal(rollout.Experiment.Deployment.AllNodes.Order(), live.Addresses.Keys.Order());
        Assert.All(planned, p => Assert.Equal(new NodeAddress(p.Container.Id, p.Port), live.Addresses[p.Node]));
        Assert.Equal(Enumerable.Range(0, planned.Count).Select(i => 7_600 + (i * 3)), planned.Select(p => p.Port));
    }

    [Fact]
    public void Only_the_addresses_differ_from_the_scenario_that_was_rolled_out()
    {
        SampleRollout rollout = SampleRollout.Of("option-b");
        string again = LiveSection.Put(ScenarioReader.ReadText(rollout.Files["scenario.yaml"], "scenario.yaml").ResolvedYaml, "aurigraph", AddressPlan.Of(rollout.Experiment.Deployment));

        Assert.Equal(rollout.Files["scenario.yaml"], again);
    }

    [Fact]
    public void A_section_that_is_there_gives_way()
    {
        string text = LiveSection.Put("name: x\nlive:\n  basePort: 1\n  addresses:\n  - { node: validator-1, at: \"a:1\" }\nseed: 1\n", "mine", []);

        Assert.Equal("name: x\nseed: 1\nlive:\n  cluster: \"mine\"\n  listen: 0.0.0.0\n  basePort: 7600\n  addresses:\n", text);
    }
}
