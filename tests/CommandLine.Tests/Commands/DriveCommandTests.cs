using System.Diagnostics;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using Aurigraph.CommandLine.Live;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Live.Nodes;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class DriveCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ScenarioFolder _folder = ScenarioFolder.With("alone.yaml", ScenarioFolder.Alone);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("aurigraph-drive-");

    public void Dispose()
    {
        _folder.Dispose();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_load_is_driven_against_a_node_that_runs_and_all_of_it_is_acknowledged()
    {
        (LiveNode node, int port) = await StartAsync();
        await using (node)
        {
            CommandOutcome outcome = (await _folder.RunAsync("drive", "alone.yaml", "--target", $"127.0.0.1:{port}", "--for", "2s", "--driver", "7")).Exits(0);

            Assert.InRange(outcome.OutputLines.Count, 5, 15);
            JsonElement document = JsonDocument.Parse(await File.ReadAllTextAsync(_folder["results/alone-drive/drive.json"])).RootElement;
            long submitted = document.GetProperty("submitted").GetInt64();
            Assert.InRange(submitted, 300, 600);
            Assert.Equal(submitted, document.GetProperty("acknowledged").GetInt64());
            Assert.Equal(2, document.GetProperty("windowSeconds").GetDouble());
            Assert.InRange(document.GetProperty("finalityMs").GetProperty("count").GetInt64(), 200, submitted);
            Assert.True(document.GetProperty("finalityMs").GetProperty("p50").GetDouble() > 0);
        }
    }

    [Fact]
    public async Task Nodes_of_another_scenario_are_not_driven()
    {
        (LiveNode node, int port) = await StartAsync();
        await using (node)
        {
            CommandOutcome outcome = (await _folder.RunAsync("drive", "alone.yaml", "--target", $"127.0.0.1:{port}", "--set", "batching.maxDelay=20ms")).Exits(ExitCode.Usage);

            Assert.Contains($"--target: validator-1 at 127.0.0.1:{port} runs another scenario", outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("results/alone-drive", _folder.Entries);
        }
    }

    [Fact]
    public async Task A_node_that_is_not_there_is_named_with_its_address_and_what_to_do()
    {
        int port = FreePorts.Find(1)!.Value;
        CommandOutcome outcome = (await _folder.RunAsync("drive", "alone.yaml", "--target", $"127.0.0.1:{port}")).Exits(ExitCode.Usage);

        Assert.Contains($"--target: validator-1 at 127.0.0.1:{port} cannot be reached", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("start it with `aurigraph-sim node`, or correct the address", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'--target' is required", "drive", "alone.yaml")]
    [InlineData("--target 2 targets were given and the scenario has 1 admitting nodes", "drive", "alone.yaml", "--target", "a:1,b:1")]
    [InlineData("--for 1h30: ", "drive", "alone.yaml", "--target", "a:1", "--for", "1h30")]
    [InlineData("--for 1ms: a time from 100ms to 24h was expected", "drive", "alone.yaml", "--target", "a:1", "--for", "1ms")]
    [InlineData("--driver 0: a whole number from 1 to 16383 was expected", "drive", "alone.yaml", "--target", "a:1", "--driver", "0")]
    [InlineData("workload.transactionSize: 16B cannot hold a transfer", "drive", "alone.yaml", "--target", "a:1", "--set", "workload.transactionSize=16B")]
    public async Task What_cannot_be_driven_exits_2_says_why_and_writes_nothing(string reason, params string[] arguments)
    {
        CommandOutcome outcome = (await _folder.RunAsync(arguments)).Exits(ExitCode.Usage);

        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["alone.yaml"], _folder.Entries);
    }

    /// <summary>The one node of the scenario, in this process, when it is ready; and its port for drivers.</summary>
    private async Task<(LiveNode Node, int Port)> StartAsync()
    {
        int first = FreePorts.Find(3)!.Value;
        ScenarioReading reading = ScenarioReader.Read(_folder["alone.yaml"], [$"live.basePort={first.ToString(CultureInfo.InvariantCulture)}"]);
        var addresses = new AddressBook(reading.Experiment!);
        NodeId id = reading.Experiment!.Deployment.AllNodes.Single();
        LiveNode node = await LiveNode.StartAsync(new LiveNodeOptions
        {
            Experiment = reading.Experiment,
            Digest = ScenarioDigest.Of(reading.ResolvedYaml),
            Node = id,
            DataFolder = _data.FullName,
            Version = "0",
        });
        using var client = new HttpClient();
        var ready = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", addresses.Http(id).Port, "/q/health/ready").Uri;
        var waited = Stopwatch.StartNew();
        while (!(await client.GetAsync(ready)).IsSuccessStatusCode)
        {
            Assert.True(waited.Elapsed < Patience, "The node was not ready in time.");
            await Task.Delay(20, CancellationToken.None);
        }
        return (node, addresses.Peers(id).Port);
    }
}
