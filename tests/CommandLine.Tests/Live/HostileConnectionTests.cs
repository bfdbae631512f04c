using System.Globalization;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Experiment;
using Aurigraph.Live.Load;
using Aurigraph.Live.Time;
using Aurigraph.Units;
using Xunit.Abstractions;

namespace Aurigraph.CommandLine.Tests.Live;

/// <summary>Nodes that commit while strangers come: four nodes in this process, a load on them, and ten thousand connections to the ports of two of them, the leader and the one that admits, that
/// mean no good.</summary>
[Collection(AloneCollection.Name)]
public sealed class HostileConnectionTests(ITestOutputHelper output) : IDisposable
{
    private const string Scenario = """
        schema: aurigraph.sim/1
        name: live
        warmup: 1s
        duration: 10m
        deployment: { containers: [ { role: validator, count: 3, cores: 2, memory: 1GB }, { role: business, cores: 2, memory: 1GB } ] }
        consensus: { electionTimeout: 2s, heartbeat: 300ms }
        storage: { cache: 16MB, writeBuffer: 8MB, dataSize: 1MB }
        runtime: { base: 50MB }
        node: { threads: 16 }
        workload: { accounts: { count: 1K, skew: none }, stages: [ { rate: 200/s, for: rest } ] }
        """;

    private const int Rounds = 10;
    private const int ConnectionsPerRound = 1_000;
    private const int ConnectionsMore = 12; // of each kind to each port

    /// <summary>A node that kept of each connection no more than a kilobyte, half of what its socket and the task that serves it take, would have 10 MB more after the attack, beside what is not the
    /// attack's doing alone: the blocks of 4 KB that the HTTP servers keep for as many connections as were open at once, and the transactions of the load in the log. That was 8.4 to 8.6 MB where
    /// it was measured, and 10.2 MB after three times as many connections.</summary>
    private const double GrownBytesMax = 15e6;

    /// <summary>Files that stores open meanwhile, and connections of this test.</summary>
    private const int FilesMax = 50;

    private readonly ScenarioFolder _folder = ScenarioFolder.With("live.yaml", Scenario);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ten_thousand_connections_of_strangers_neither_stop_commits_nor_take_memory()
    {
        await using RunningNodes nodes = await RunningNodes.StartAsync(_folder["live.yaml"], 4);
        (NodeId leader, NodeId origin) = (await nodes.LeaderAsync(), NodeId.Business(1));
        await using var driver = new LoadDriver(nodes.Experiment, nodes.Digest, new Dictionary<NodeId, NodeAddress> { [origin] = nodes.Addresses.Peers(origin) }, null, 1, _ => { });
        await driver.ConnectAsync(CancellationToken.None);
        driver.Start(MonotonicClock.Instance.Now);
        using var strangers = new Strangers(nodes.Experiment.Live.Cluster, nodes.Digest, [.. new[] { leader, origin }.Select(n => (n, nodes.Addresses.Peers(n), nodes.Addresses.Http(n)))]);

        await RoundAsync(); // which also makes what is made once
        await AllAreCountedAsync();
        (long memory, long committed, int files, int came) = (Memory(), driver.Acknowledged.Count, OpenFiles(), strangers.Count);
        for (int round = 0; round < Rounds; round++)
            await RoundAsync();
        await AllAreCountedAsync();
        (double grown, long transactions, int connections) = (Memory() - memory, driver.Acknowledged.Count - committed, strangers.Count - came);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{connections} connections, {transactions} transactions meanwhile; {memory / 1e6:0.0} MB, {grown / 1e6:0.00} MB more after"));
        Assert.InRange(connections, Rounds * ConnectionsPerRound, int.MaxValue);
        Assert.InRange(grown, double.MinValue, GrownBytesMax);
        Assert.InRange(OpenFiles(), 0, files + FilesMax);

        driver.Stop();
        await nodes.UntilAsync(() => Task.FromResult(driver.Open == 0), "all that was submitted is settled");
        Assert.Equal(driver.Submitted, driver.Acknowledged.Count + driver.Refused);
        foreach (NodeId node in nodes.Addresses.All.Keys)
            await nodes.UntilAsync(async () => await nodes.SumAsync("aurigraph_transactions_applied_total", node) == driver.Acknowledged.Count, $"{node} has applied what was acknowledged, and nothing else");

        // A busy machine may be through with a round before the next batch is durable: the attack goes on until one is.
        async Task RoundAsync()
        {
            long before = driver.Acknowledged.Count;
            await strangers.ComeAsync(ConnectionsPerRound);
            await nodes.UntilAsync(
                async () =>
                {
                    if (driver.Acknowledged.Count > before)
                        return true;
                    await strangers.ComeAsync(ConnectionsMore);
                    return false;
                },
                "something is committed during the attack");
        }

        // Those that said half a word and stay are let go after some seconds.
        async Task AllAreCountedAsync()
        {
            await nodes.UntilAsync(async () => await nodes.SumAsync("aurigraph_network_refused_total", leader, origin) == strangers.AtPeers, $"all {strangers.AtPeers} at the ports of peers are counted");
            await nodes.UntilAsync(async () => await nodes.SumAsync("aurigraph_endpoint_refused_total", leader, origin) == strangers.AtHttp, $"all {strangers.AtHttp} at the HTTP ports are counted");
            strangers.Leave();
        }
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);

    /// <summary>Files and sockets that are open; 0 where the system does not tell.</summary>
    private static int OpenFiles() => OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Length : 0;
}
