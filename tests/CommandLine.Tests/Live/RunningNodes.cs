using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http;
using System.Text.Json.Nodes;
using Aurigraph.CommandLine.Live;
using Aurigraph.Experiment;
using Aurigraph.Live.Nodes;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Live;

/// <summary>All nodes of a scenario in this process, as their HTTP endpoints tell of them.</summary>
internal sealed class RunningNodes : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // A connection for each question: one that is kept could be among those that a node closes while it is under attack.
    private readonly HttpClient _client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });
    private readonly List<LiveNode> _nodes = [];
    private readonly ConcurrentQueue<string> _log = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("aurigraph-nodes-");

    private RunningNodes(ScenarioReading reading) => (Experiment, Digest, Addresses) = (reading.Experiment!, ScenarioDigest.Of(reading.ResolvedYaml), new AddressBook(reading.Experiment!));

    public ExperimentDefinition Experiment { get; }

    public ReadOnlyMemory<byte> Digest { get; }

    public AddressBook Addresses { get; }

    /// <summary>What all nodes found worth a line so far.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Starts them on free ports, one after another, so that the last ones come when a leader is elected already, and waits until all are ready.</summary>
    public static async Task<RunningNodes> StartAsync(string scenario, int count)
    {
        RunningNodes running = Of(scenario, count);
        NodeId[] all = [.. running.Experiment.Deployment.AllNodes];
        foreach (NodeId node in all)
            await running.StartAsync(node);
        await running.UntilReadyAsync(all);
        return running;
    }

    /// <summary>None runs yet; their ports are free.</summary>
    public static RunningNodes Of(string scenario, int count)
    {
        int port = FreePorts.Find(count * LiveSettings.PortsPerNode)!.Value;
        return new RunningNodes(ScenarioReader.Read(scenario, [$"live.basePort={port.ToString(CultureInfo.InvariantCulture)}"]));
    }

    /// <summary>Starts one, on its own data.</summary>
    /// <param name="node">The node.</param>
    /// <param name="digest">Of the scenario that it says it runs; null: the right one.</param>
    public async Task StartAsync(NodeId node, byte[]? digest = null) => _nodes.Add(await LiveNode.StartAsync(new LiveNodeOptions
    {
        Experiment = Experiment,
        Digest = digest ?? Digest,
        Node = node,
        DataFolder = Path.Combine(_data.FullName, node.ToString()),
        Version = "0",
        Log = _log.Enqueue,
    }));

    /// <summary>Stops one.</summary>
    public async Task StopAsync(NodeId node)
    {
        LiveNode found = _nodes.Single(n => n.Id == node);
        _nodes.Remove(found);
        await found.DisposeAsync();
    }

    /// <summary>Waits until some are ready.</summary>
    public async Task UntilReadyAsync(params NodeId[] nodes)
    {
        foreach (NodeId node in nodes)
            await UntilAsync(() => IsReadyAsync(node), $"{node} is ready");
    }

    /// <summary>Who leads.</summary>
    public async Task<NodeId> LeaderAsync()
    {
        string status = await _client.GetStringAsync(At(_nodes[0].Id, "/api/v11/consensus/status"));
        return NodeId.TryParse((string?)JsonNode.Parse(status)!["leaderId"], out NodeId leader) ? leader : throw new InvalidOperationException($"No leader is known: {status}");
    }

    /// <summary>The sum of a metric over its labels and over nodes.</summary>
    public async Task<double> SumAsync(string metric, params NodeId[] nodes)
    {
        double sum = 0;
        foreach (NodeId node in nodes)
        {
            string text = await _client.GetStringAsync(At(node, "/q/metrics"));
            sum += text.Split('\n').Where(l => l.StartsWith(metric + "{", StringComparison.Ordinal)).Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
        }
        return sum;
    }

    /// <summary>Waits until something is so. No node may break meanwhile.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        using PeriodicTimer pause = new(Pause);
        while (!await condition())
        {
            foreach (LiveNode node in _nodes.Where(n => n.Broken.IsCompleted))
                Assert.Fail($"{node.Id} broke: {await node.Broken}");
            if (waited.Elapsed > Patience)
                Assert.Fail($"Within {Patience.TotalSeconds} s this did not come about: {what}. Nodes: {string.Join(' ', await Task.WhenAll(_nodes.Select(n => _client.GetStringAsync(At(n.Id, "/api/v11/consensus/status")))))}");
            await pause.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        foreach (LiveNode node in _nodes)
            await node.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private async Task<bool> IsReadyAsync(NodeId node)
    {
        using HttpResponseMessage reply = await _client.GetAsync(At(node, "/q/health/ready"));
        return reply.IsSuccessStatusCode;
    }

    private Uri At(NodeId node, string path) => new UriBuilder(Uri.UriSchemeHttp, Addresses.Http(node).Host, Addresses.Http(node).Port, path).Uri;
}
