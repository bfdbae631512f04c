using System.Diagnostics;
using System.Net;
using Akka.Actor;
using Aurigraph.Consensus.Log;
using Aurigraph.Live.Compute;
using Aurigraph.Live.Memory;
using Aurigraph.Live.Network;
using Aurigraph.Live.Nodes;
using Aurigraph.Live.Time;
using Aurigraph.Node;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Storage;
using Aurigraph.Units;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>A validator as live nodes run it: the same actors, log, sockets and timers, without accounts, membership and HTTP. What an origin would do is done in this process by
/// <see cref="LocalOrigin"/>: bodies travel inside appends, so that an entry of the log is what it is in other implementations of Raft.</summary>
internal sealed class OwnMember : IMember
{
    private readonly ActorSystem _system;
    private readonly NodeStorage _storage;
    private readonly SocketNetwork _network;
    private readonly ThreadedCompute _compute;
    private readonly LocalOrigin _origin;
    private readonly CommitProbe _probe;

    private OwnMember(ActorSystem system, NodeStorage storage, SocketNetwork network, ThreadedCompute compute, LocalOrigin origin, CommitProbe probe) =>
        (_system, _storage, _network, _compute, _origin, _probe) = (system, storage, network, compute, origin, probe);

    /// <inheritdoc/>
    public bool Leads => _probe.Leads;

    /// <inheritdoc/>
    public long Committed => _probe.CommittedIndex;

    public static async Task<OwnMember> StartAsync(int number, IReadOnlyList<int> ports, string folder, Load load)
    {
        NodeId self = NodeId.Validator(number);
        NodeId[] validators = [.. ports.Select((_, i) => NodeId.Validator(i + 1))];
        NodeSettings settings = OwnSettings.Of(self, validators, LocalOrigin.Id, load);
        NodeStorage storage = StorageProvider.Open(folder, new NodeStorageSettings { Cluster = "comparison", Node = self }, Break, TimeProvider.System);
        ActorSystem system = NodeActorSystem.Create();
        var compute = new ThreadedCompute(Environment.ProcessorCount, Break);
        var late = new LateNetwork();
        var origin = new LocalOrigin(late);
        var probe = new CommitProbe(origin);
        var entry = new NodeEntry(settings, new NodePorts
        {
            Network = origin,
            Log = storage.Log,
            State = storage.State,
            Archive = storage.Archive,
            Compute = compute,
            Memory = new CountedMemory(new ByteCount(8L << 30)),
            Clock = MonotonicClock.Instance,
            Generator = new SeededGenerator((ulong)MonotonicClock.Instance.Now.Nanoseconds).Derive("node", self.Key),
            Probe = probe,
        });
        origin.Bind(entry.Receiver);
        var arrivals = new NodeArrivals();
        var meter = new NodeMeter();
        var network = new SocketNetwork(OwnSettings.Network(self, validators, ports), arrivals, null, what => Console.Error.WriteLine($"{self}: {what.Text}"));
        late.Bind(network);
        arrivals.Bind(entry.Receiver, meter);
        network.Start();
        foreach (NodeId peer in validators.Where(v => v != self))
            network.Connect(peer);
        system.ActorOf(entry.Props, "node");
        await Task.CompletedTask.ConfigureAwait(false);
        return new OwnMember(system, storage, network, compute, origin, probe);
    }

    /// <inheritdoc/>
    public Task<Figures> RunAsync(Load load, string? form, double seconds) => _origin.RunAsync(load, seconds);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync().ConfigureAwait(false);
        await _system.Terminate().ConfigureAwait(false);
        _compute.Dispose();
        await _storage.DisposeAsync().ConfigureAwait(false);
    }

    private static void Break(Exception cause) => Environment.FailFast(cause.ToString());

    /// <summary>Hears who leads and what is committed.</summary>
    private sealed class CommitProbe(LocalOrigin origin) : QuietProbe
    {
        private long _committed;
        private volatile bool _leads;

        public bool Leads => _leads;

        public long CommittedIndex => Volatile.Read(ref _committed);

        public override void LeaderView(NodeId node, Term term, NodeId leader) => _leads = node == leader;

        public override void Committed(NodeId node, bool isLeader, IReadOnlyList<LogEntry> entries)
        {
            Volatile.Write(ref _committed, entries[^1].Index.Value);
            if (isLeader)
                origin.Committed(entries);
        }

        public override void SnapshotRestored(NodeId node, LedgerState state) => Volatile.Write(ref _committed, state.Applied.Value);

        public override void Failed(NodeId node, Exception cause) => Break(cause);
    }
}
