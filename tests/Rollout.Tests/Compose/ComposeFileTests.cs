using Aurigraph.Experiment;
using Aurigraph.Rollout.Tests.Running;
using Aurigraph.Units;
using YamlDotNet.RepresentationModel;

namespace Aurigraph.Rollout.Tests.Compose;

public sealed class ComposeFileTests
{
    private const string ComposePath = "docker-compose.yml";

    [Theory]
    [MemberData(nameof(SampleRollout.Deployments), MemberType = typeof(SampleRollout))]
    public void Every_container_is_a_service_with_its_limits_its_nodes_and_a_volume_of_its_own(string deployment)
    {
        SampleRollout rollout = SampleRollout.Of(deployment);
        YamlMappingNode compose = rollout.Yaml(ComposePath);
        YamlNode services = compose.At("services");

        Assert.Equal([.. rollout.Experiment.Deployment.Containers.Select(c => c.Id), "prometheus", "grafana", "haproxy"], services.Keys());
        foreach (Container container in rollout.Experiment.Deployment.Containers)
        {
            YamlNode service = services.At(container.Id);
            Assert.Equal($"{container.Cores}", service.Text("deploy", "resources", "limits", "cpus"));
            Assert.Equal($"{container.Memory.Bytes}b", service.Text("deploy", "resources", "limits", "memory"));
            Assert.Equal($"{container.Memory.Bytes}", service.Text("memswap_limit"));
            IReadOnlyList<string> command = service.List("command");
            Assert.Equal(container.Nodes.Select(n => n.ToString()), command.Index().Where(w => w.Index > 0 && command[w.Index - 1] == "--id").Select(w => w.Item));
            Assert.Equal(["node", "--config", "/etc/aurigraph/scenario.yaml"], command.Take(3));
            Assert.Contains($"{container.Id}-data:/var/lib/aurigraph", service.List("volumes"));
            Assert.Contains($"{container.Id}-data", compose.At("volumes").Keys());
        }
    }

    [Theory]
    [MemberData(nameof(SampleRollout.Deployments), MemberType = typeof(SampleRollout))]
    public void No_port_of_the_host_is_published_twice(string deployment)
    {
        YamlNode services = SampleRollout.Of(deployment).Yaml(ComposePath).At("services");
        List<string> published = [.. services.Keys().SelectMany(s => services.List(s, "ports")).Select(p => p.Split(':')[1])];

        Assert.Equal(published.Distinct(StringComparer.Ordinal), published);
    }

    [Theory]
    [InlineData(NodeRole.Validator, "10s", "15s")]
    [InlineData(NodeRole.Business, "15s", "20s")]
    [InlineData(NodeRole.Slim, "20s", "30s")]
    public void A_health_check_has_the_interval_and_the_grace_of_its_role_and_asks_every_node(NodeRole role, string interval, string grace)
    {
        SampleRollout rollout = SampleRollout.Of("option-b");
        Container container = rollout.Experiment.Deployment.Containers.First(c => c.Role == role);
        YamlNode check = rollout.Yaml(ComposePath).At("services", container.Id, "healthcheck");

        Assert.Equal(interval, check.Text("interval"));
        Assert.Equal(grace, check.Text("start_period"));
        Assert.Equal(container.Nodes.Count, check.List("test").Count - 3);
    }

    [Fact]
    public void A_reservation_that_is_not_started_is_a_comment_and_one_that_is_gives_its_limits()
    {
        SampleRollout rollout = SampleRollout.Of("option-b-one-host");
        YamlNode services = rollout.Yaml(ComposePath).At("services");

        Assert.Contains("# Reserved on h1: redis, 0.25 cores and 1GB; not started here.\n", rollout.Files[ComposePath], StringComparison.Ordinal);
        Assert.Equal("500000000b", services.Text("prometheus", "deploy", "resources", "limits", "memory"));
        Assert.DoesNotContain("redis", services.Keys());
    }

    [ComposeFact]
    public async Task Compose_accepts_the_file()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("aurigraph-rollout-");
        try
        {
            SampleRollout.Of("option-b-one-host").WriteTo(folder.FullName);
            (int exit, string said) = await Tool.RunAsync("docker", folder.FullName, "compose", "config", "--quiet");
            Assert.True(exit == 0, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
