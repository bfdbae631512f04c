using System.Text.RegularExpressions;
using Aurigraph.Rollout.Tests.Running;
using Aurigraph.Units;

namespace Aurigraph.Rollout.Tests.Gateway;

public sealed partial class GatewayConfigurationTests
{
    private const string ConfigurationPath = "haproxy/haproxy.cfg";

    [Theory]
    [MemberData(nameof(SampleRollout.Deployments), MemberType = typeof(SampleRollout))]
    public void Readers_and_clients_reach_every_business_node_once(string deployment)
    {
        SampleRollout rollout = SampleRollout.Of(deployment);
        string configuration = rollout.Files[ConfigurationPath];
        IEnumerable<string> business = rollout.Experiment.Deployment.Nodes(NodeRole.Business).Select(n => n.ToString());

        foreach (string backend in (string[])["business", "admission"])
        {
            string section = configuration[configuration.IndexOf($"\nbackend {backend}\n", StringComparison.Ordinal)..].Trim().Split("\n\n")[0];
            Assert.Equal(business, Servers().Matches(section).Select(m => m.Groups["node"].Value));
            Assert.Contains("balance roundrobin", section, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_validators_admit_clients_and_readers_reach_them()
    {
        SampleRollout rollout = SampleRollout.Read("""
            schema: aurigraph.sim/1
            name: small
            deployment: { containers: [ { role: validator, count: 3, cores: 2, memory: 1GB } ] }
            workload: { submitTo: validator, stages: [ { rate: 1K/s, for: rest } ] }

            """);

        Assert.Equal(6, Servers().Count(rollout.Files[ConfigurationPath]));
        Assert.Contains("server validator-1 validator-container-1:7601 port 7602\n", rollout.Files[ConfigurationPath], StringComparison.Ordinal);
    }

    [ToolFact("haproxy")]
    public async Task Haproxy_accepts_the_configuration()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("aurigraph-rollout-");
        try
        {
            SampleRollout.Of("option-c").WriteTo(folder.FullName);
            (int exit, string said) = await Tool.RunAsync("haproxy", folder.FullName, "-c", "-f", ConfigurationPath);
            Assert.True(exit == 0, said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("(?m)^    server (?<node>[a-z0-9-]+) ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Servers();
}
