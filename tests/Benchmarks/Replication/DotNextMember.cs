using System.Diagnostics;
using System.Net;
using DotNext.Net.Cluster.Consensus.Raft;
using DotNext.Net.Cluster.Consensus.Raft.Membership;
using DotNext.Net.Cluster.Consensus.Raft.StateMachine;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>A member of a cluster of DotNext.Net.Cluster over TCP, with its write-ahead log and a state machine that does nothing.</summary>
internal sealed class DotNextMember : IMember
{
    /// <summary>One call of <c>ReplicateAsync</c> for each entry in flight.</summary>
    public const string Calls = "calls";

    /// <summary>Entries appended to the leader's log, as many as may be in flight, then replicated together.</summary>
    public const string Batches = "batches";

    private const int SmallEntry = 4_096;

    private readonly RaftCluster _cluster;
    private readonly WriteAheadLog _log;

    private DotNextMember(RaftCluster cluster, WriteAheadLog log) => (_cluster, _log) = (cluster, log);

    /// <inheritdoc/>
    public bool Leads => !_cluster.LeadershipToken.IsCancellationRequested;

    /// <inheritdoc/>
    public long Committed => _log.LastCommittedEntryIndex;

    public static async Task<DotNextMember> StartAsync(int number, IReadOnlyList<int> ports, string folder, Load load, WriteAheadLog.MemoryManagementStrategy memory)
    {
        var log = new WriteAheadLog(
            new WriteAheadLog.Options
            {
                Location = folder,
                MemoryManagement = memory,
                ChunkSize = load.EntryBytes > SmallEntry ? 32 << 20 : 4 << 20,
            },
            IStateMachine.CreateNoOp(load.SnapshotEvery));
        await log.InitializeAsync().ConfigureAwait(false);
        var members = new DotNextMembers();
        var builder = members.CreateInitialConfigurationBuilder();
        foreach (int port in ports)
            builder.Add(new IPEndPoint(IPAddress.Loopback, port));
        builder.Build();
        var configuration = new RaftCluster.TcpConfiguration(new IPEndPoint(IPAddress.Loopback, ports[number - 1]))
        {
            LowerElectionTimeout = 5_000,
            UpperElectionTimeout = 10_000,
            HeartbeatThreshold = 0.1,
            RequestTimeout = TimeSpan.FromSeconds(5),
            TransmissionBlockSize = Math.Max(65_536, load.EntryBytes + SmallEntry),
            ColdStart = false,
            ConfigurationStorage = members,
        };
        var cluster = new RaftCluster(configuration) { AuditTrail = log };
        await cluster.StartAsync(CancellationToken.None).ConfigureAwait(false);
        return new DotNextMember(cluster, log);
    }

    /// <inheritdoc/>
    public async Task<Figures> RunAsync(Load load, string? form, double seconds)
    {
        try
        {
            return await (form == Batches ? BatchesAsync(load, seconds) : CallsAsync(load, seconds)).ConfigureAwait(false);
        }
        catch (Exception lost) when (lost is NotLeaderException or OperationCanceledException)
        {
            throw new LeadershipLostException(lost.Message, lost);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _cluster.DisposeAsync().ConfigureAwait(false);
        await _log.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<Figures> CallsAsync(Load load, double seconds)
    {
        var latencies = new Latencies();
        long started = Stopwatch.GetTimestamp();
        long deadline = started + (long)(seconds * Stopwatch.Frequency);
        long count = 0;
        var callers = new Task[load.InFlight];
        for (int i = 0; i < callers.Length; i++)
            callers[i] = Task.Run(CallAsync);
        await Task.WhenAll(callers).ConfigureAwait(false);
        double took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new Figures(count, took, latencies.Quantile(0.5), latencies.Quantile(0.99));

        async Task CallAsync()
        {
            for (long before = Stopwatch.GetTimestamp(), after; before < deadline; before = after)
            {
                await _cluster.ReplicateAsync(NewEntry(load, before), CancellationToken.None).ConfigureAwait(false);
                after = Stopwatch.GetTimestamp();
                lock (latencies)
                {
                    latencies.Add(after - before);
                    count++;
                }
            }
        }
    }

    private async Task<Figures> BatchesAsync(Load load, double seconds)
    {
        var latencies = new Latencies();
        long started = Stopwatch.GetTimestamp();
        long deadline = started + (long)(seconds * Stopwatch.Frequency);
        long count = 0;
        for (long before = started, after; before < deadline; before = after)
        {
            for (int i = 1; i < load.InFlight; i++)
                await _log.AppendAsync(NewEntry(load, count + i)).ConfigureAwait(false);
            await _cluster.ReplicateAsync(NewEntry(load, count), CancellationToken.None).ConfigureAwait(false);
            after = Stopwatch.GetTimestamp();
            count += load.InFlight;
            for (int i = 0; i < load.InFlight; i++)
                latencies.Add(after - before);
        }
        return new Figures(count, Stopwatch.GetElapsedTime(started).TotalSeconds, latencies.Quantile(0.5), latencies.Quantile(0.99));
    }

    private BinaryLogEntry NewEntry(Load load, long number) => new() { Content = load.NewContent(number), Term = _cluster.Term };
}
