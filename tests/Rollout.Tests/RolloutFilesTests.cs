using System.Text.Json;
using System.Text.RegularExpressions;
using Aurigraph.Rollout.Tests.Running;

namespace Aurigraph.Rollout.Tests;

public sealed partial class RolloutFilesTests
{
    [Theory]
    [MemberData(nameof(SampleRollout.Deployments), MemberType = typeof(SampleRollout))]
    public void The_same_scenario_gives_the_same_texts_with_unix_line_ends(string deployment)
    {
        SampleRollout first = SampleRollout.Of(deployment), second = SampleRollout.Of(deployment);

        Assert.Equal(first.Files, second.Files);
        Assert.All(first.Files.Values, text => Assert.DoesNotContain('\r', text));
        Assert.All(first.Files.Values, text => Assert.EndsWith("\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_names_a_secret_or_listens_beyond_loopback_on_the_host()
    {
        SampleRollout rollout = SampleRollout.Of("option-b-one-host");

        Assert.All(rollout.Files, f => Assert.DoesNotMatch("(?i)passw|secret_|token|api[_-]?key", f.Value));
        Assert.All(PublishedPorts().Matches(rollout.Files["docker-compose.yml"]), m => Assert.StartsWith("127.0.0.1:", m.Groups["address"].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void The_manifest_lists_every_file_and_node()
    {
        SampleRollout rollout = SampleRollout.Of("option-b");
        JsonElement manifest = JsonDocument.Parse(rollout.Files[RolloutManifest.Path]).RootElement;

        Assert.Equal(rollout.Files.Keys.Where(f => f != RolloutManifest.Path).Order(StringComparer.Ordinal), manifest.GetProperty("files").EnumerateArray().Select(f => f.GetString()));
        Assert.Equal(rollout.Experiment.Deployment.Containers.SelectMany(c => c.Nodes).Select(n => n.ToString()), manifest.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()));
    }

    [Fact]
    public void The_guide_warns_of_a_host_that_promises_more_cores_than_it_has()
    {
        Assert.Contains("h1: the containers may use 128 cores and 15 are there for them, 8.5 times as many as there are.", SampleRollout.Of("option-b-one-host").Files["README.md"], StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", SampleRollout.Of("option-b").Files["README.md"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_scenario_says_of_itself_cannot_change_the_shape_of_the_guide()
    {
        string guide = SampleRollout.Of("option-b").Files["README.md"];

        Assert.Contains("a \"description\" with $HOME, \\| and &lt;b&gt;\n", guide, StringComparison.Ordinal);
    }

    [GeneratedRegex("(?m)^      - \"(?<address>[0-9.:]+)\"$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PublishedPorts();
}
