using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class RolloutCommandTests : IDisposable
{
    private readonly ScenarioFolder _folder = ScenarioFolder.WithSmall();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rollout_writes_every_file_that_it_lists_and_takes_the_place_of_an_older_one()
    {
        (await _folder.RunAsync("rollout", "small.yaml", "--out", "out")).Exits(0);
        await File.WriteAllTextAsync(_folder["out/small-rollout/old.txt"], "old");
        CommandOutcome outcome = (await _folder.RunAsync("rollout", "small.yaml", "--out", "out", "--set", "deployment.containers[0].memory=2GB")).Exits(0);

        Assert.Contains("small: 4 nodes in 4 containers, 12 files", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("out/small-rollout/old.txt", _folder.Entries);
        Assert.Contains("memory: 2000000000b", await File.ReadAllTextAsync(_folder["out/small-rollout/docker-compose.yml"]), StringComparison.Ordinal);
        foreach (string file in (string[])["Dockerfile", "README.md", "probe.sh", "scenario.yaml", "aurigraph-rollout.json", "prometheus/prometheus.yml", "grafana/dashboards/aurigraph.json", "haproxy/haproxy.cfg"])
            Assert.Contains($"out/small-rollout/{file}", _folder.Entries);
    }

    [Fact]
    public async Task A_folder_that_is_no_rollout_is_not_replaced()
    {
        Directory.CreateDirectory(_folder["results/small-rollout"]);
        await File.WriteAllTextAsync(_folder["results/small-rollout/docker-compose.yml"], "mine");

        Assert.Contains("it is not the result of a rollout and would be lost", (await _folder.RunAsync("rollout", "small.yaml")).Exits(ExitCode.Usage).Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder["results/small-rollout/docker-compose.yml"]));
    }

    [Fact]
    public async Task A_faulty_scenario_exits_2_with_its_place_and_nothing_is_written()
    {
        await File.WriteAllTextAsync(_folder["small.yaml"], ScenarioFolder.Small.Replace("batching:", "batchng:", StringComparison.Ordinal));

        Assert.Contains("small.yaml:11:1: batchng", (await _folder.RunAsync("rollout", "small.yaml")).Exits(ExitCode.Usage).Error, StringComparison.Ordinal);
        Assert.Equal(["small.yaml"], _folder.Entries);
    }
}
