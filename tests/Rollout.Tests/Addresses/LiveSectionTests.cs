using Aurigraph.Rollout.Addresses;
using Aurigraph.Rollout.Tests.Running;
using YamlDotNet.RepresentationModel;

namespace Aurigraph.Rollout.Tests.Addresses;

public sealed class LiveSectionTests
{
    [Theory]
    [MemberData(nameof(SampleRollout.Deployments), MemberType = typeof(SampleRollout))]
    public void The_scenario_names_the_address_of_every_node_and_no_two_share_a_port(string deployment)
    {
        SampleRollout rollout = SampleRollout.Of(deployment);
        YamlNode addresses = rollout.Yaml("scenario.yaml").At("live", "addresses");

        Assert.Equal(rollout.Experiment.Deployment.Containers.SelectMany(c => c.Nodes.Select(n => n.ToString())), addresses.Keys());
        List<int> ports = [.. addresses.Keys().Select(n => int.Parse(addresses.Text(n).Split(':')[1]))];
        Assert.All(ports.Zip(ports.Skip(1)), p => Assert.Equal(RolloutAddress.PortsPerNode, p.Second - p.First));
        Assert.All(rollout.Experiment.Deployment.Containers, c => Assert.All(c.Nodes, n => Assert.StartsWith($"{c.Id}:", addresses.Text(n.ToString()), StringComparison.Ordinal)));
    }

    [Fact]
    public void A_section_that_is_there_gives_way()
    {
        string text = LiveSection.Put("name: x\nlive:\n  basePort: 1\n  addresses: {}\nseed: 1\n", []);

        Assert.Equal("name: x\nseed: 1\nlive:\n  basePort: 7600\n  listen: 0.0.0.0\n  addresses:\n", text);
    }
}
