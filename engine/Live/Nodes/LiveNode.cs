using System.Net;
using Akka.Actor;
using Aurigraph.Experiment;
using Aurigraph.Live.Compute;
using Aurigraph.Live.Endpoints;
using Aurigraph.Live.Journal;
using Aurigraph.Live.Membership;
using Aurigraph.Live.Memory;
using Aurigraph.Live.Network;
using Aurigraph.Live.Time;
using Aurigraph.Live.Transactions;
using Aurigraph.Node;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Transactions;
using Aurigraph.Storage;
using Aurigraph.Units;
using Aurigraph.Worlds;
using Aurigraph.Worlds.Journal;

namespace Aurigraph.Live.Nodes;

/// <summary>One node in the real world: the same actors as in a simulation, on sockets, stores, threads and clocks. Composes; what it composes is in the folders beside.</summary>
public sealed class LiveNode : IAsyncDisposable
{
    private const long InitialBalance = 1_000_000;
    private static readonly Duration CheckpointInterval = Duration.FromMilliseconds(750);
    private static readonly TimeSpan UsageInterval = TimeSpan.FromMilliseconds(200);

    private readonly LiveNodeOptions _options;
    private readonly Stack<IAsyncDisposable> _opened = new();
    private readonly TaskCompletionSource<Exception> _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeEntry? _entry;

    private LiveNode(LiveNodeOptions options) => _options = options;

    /// <summary>The node.</summary>
    public NodeId Id => _options.Node;

    /// <summary>Completes when the node cannot go on, with the reason.</summary>
    public Task<Exception> Broken => _broken.Task;

    /// <summary>Starts a node: stores first, then the ways in.</summary>
    /// <param name="options">How it runs.</param>
    /// <exception cref="Storage.Folders.DataFolderException">Its data folder is not to be used.</exception>
    /// <exception cref="StorageException">What it had made durable is damaged.</exception>
    /// <exception cref="ListenException">An address is taken.</exception>
    /// <exception cref="CertificateException">Certificates are not to be used.</exception>
    public static async Task<LiveNode> StartAsync(LiveNodeOptions options)
    {
        var node = new LiveNode(options);
        try
        {
            await node.StartAsync().ConfigureAwait(false);
            return node;
        }
        catch
        {
            await node.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Says to a validator who is to vote; other nodes need not know.</summary>
    /// <param name="voters">At least one.</param>
    public void WantVoters(IReadOnlyList<NodeId> voters)
    {
        if (Id.Role == NodeRole.Validator)
            _entry?.WantVoters(voters);
    }

    /// <summary>Closes the ways in, then the stores.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_opened.TryPop(out IAsyncDisposable? part))
            await part.DisposeAsync().ConfigureAwait(false);
    }

    private async Task StartAsync()
    {
        ExperimentDefinition experiment = _options.Experiment;
        var addresses = new AddressBook(experiment);
        Container container = experiment.Deployment.ContainerOf(Id);
        NodeSettings settings = SettingsOf(experiment, container);
        var meter = new NodeMeter();
        meter.Broken += cause => _broken.TrySetResult(cause);
        void Break(Exception cause) => _broken.TrySetResult(cause);

        NodeStorage storage = Open(StorageProvider.Open(_options.DataFolder, NodeStorageSettings.Of(experiment.Live.Cluster, Id, container, experiment.Storage), Break, TimeProvider.System));
        foreach (RecoveryNote note in storage.RecoveryNotes)
            _options.Log($"{Id}: {note}");
        LedgerState state = storage.State.Recover() ?? LedgerState.Empty;
        meter.StartFrom(state);

        ActorSystem system = NodeActorSystem.Create();
        _opened.Push(new Closing(async () => await system.Terminate().ConfigureAwait(false)));
        JournalProbe? journal = OpenJournal(storage, state);
        INodeProbe probe = new ProbeChain(meter, new SubmitterProbe());
        if (journal is not null)
            probe = new ProbeChain(journal, probe);
        ILogStore log = journal is null ? storage.Log : new KeptBodies(storage.Log, Id, journal, ((ExtendedActorSystem)system).Provider);

        var memory = new CountedMemory(new ByteCount(Math.Max(1, (container.Memory - container.FixedMemory).Bytes) / container.Nodes.Count));
        var compute = Open(new ThreadedCompute(Math.Clamp(Math.Min(container.Cores, Environment.ProcessorCount), 1, container.Threads), Break));
        TransferVerifier? verifier = null;
        if (experiment.Crypto.Scheme != SignatureScheme.None)
            verifier = new TransferVerifier(Open(new AccountKeys(experiment.Crypto.Scheme, experiment.Seed)));

        var arrivals = new NodeArrivals();
        var port = new LateNetwork();
        var entry = new NodeEntry(settings, new NodePorts
        {
            Network = port,
            Log = log,
            State = storage.State,
            Archive = storage.Archive,
            Compute = compute,
            Memory = memory,
            Clock = MonotonicClock.Instance,
            Generator = new SeededGenerator(experiment.Seed).Derive("node", Id.Key ^ MonotonicClock.Instance.Now.Nanoseconds),
            Probe = probe,
            Signatures = verifier,
        });
        ClientSessions? sessions = settings.IsOrigin ? new ClientSessions(entry, (int)settings.Origin.TransactionBytes, text => _options.Log($"{Id}: {text}")) : null;
        var network = new SocketNetwork(NetworkOptions(experiment, addresses), arrivals, sessions, what => _options.Log($"{Id}: {what.Text}"));
        _opened.Push(network);
        port.Bind(network);
        arrivals.Bind(entry.Receiver, meter);
        network.Start();
        foreach (NodeId peer in addresses.All.Keys.Where(p => p != Id))
            network.Connect(peer);

        ClusterMembership.RequirePort(experiment, Id, addresses);
        var membership = new ClusterMembership(experiment, Id, addresses, _options.Log);
        _opened.Push(membership);
        var counters = new NodeCounters(meter, memory, network, storage.Counters, membership.View, Id);
        if (journal is not null)
            _opened.Push(new UsageSampler(Id, journal, counters, UsageInterval));
        system.ActorOf(entry.Props, "node");
        _entry = entry;
        var view = new NodeView(Identity(experiment, addresses, settings), counters, Id, settings.IsOrigin ? new HttpSubmissions(entry, verifier, TimeProvider.System) : null);
        NodeAddress http = addresses.Http(Id);
        _opened.Push(await NodeEndpoints.StartAsync(view, new EndpointSettings
        {
            Address = IPAddress.Parse(experiment.Live.Listen),
            Port = http.Port,
            OtlpEndpoint = _options.OtlpEndpoint,
            Failed = problem => _options.Log($"{Id}: an endpoint failed: {problem}"),
        }).ConfigureAwait(false));
    }

    private NodeSettings SettingsOf(ExperimentDefinition experiment, Container container)
    {
        int index = container.Nodes.ToList().IndexOf(Id);
        NodeSettings settings = new NodeSettingsOf(experiment).For(container, index);
        return settings with
        {
            Replica = settings.Replica with { GathersInbox = true },
            Accounts = new AccountSettings(experiment.Workload.Accounts.Count, InitialBalance),
            CheckpointInterval = CheckpointInterval,
        };
    }

    /// <summary>A journal says first what the node found on its disk.</summary>
    private JournalProbe? OpenJournal(NodeStorage storage, LedgerState state)
    {
        if (_options.JournalFolder is null)
            return null;
        var probe = new JournalProbe(MonotonicClock.Instance, Open(new MappedJournal(_options.JournalFolder)));
        RecoveredLog recovered = storage.Log.Recover();
        if (Id.Role == NodeRole.Validator)
        {
            foreach (var reference in recovered.Bodies)
                probe.BodyDurable(Id, reference);
        }
        if (recovered.Incarnation > 0 || recovered.State is not null || state.Applied > LogIndex.Zero)
            probe.Restarted(Id, state);
        return probe;
    }

    private SocketNetworkOptions NetworkOptions(ExperimentDefinition experiment, AddressBook addresses)
    {
        var largest = new ByteCount(Math.Max(experiment.Network.PeerBuffer.Bytes, experiment.Batching.MaxBytes.Bytes + 64_000));
        CertificateFiles? certificates = experiment.Live.Certificates;
        return new SocketNetworkOptions
        {
            Self = Id,
            Listen = new IPEndPoint(IPAddress.Parse(experiment.Live.Listen), addresses.Peers(Id).Port),
            Peers = addresses.All.Keys.Where(p => p != Id).ToDictionary(p => p, p => EndPointOf(addresses.Peers(p))),
            Cluster = experiment.Live.Cluster,
            ScenarioDigest = _options.Digest,
            Incarnation = MonotonicClock.Instance.Now.Nanoseconds,
            Chunk = experiment.Network.Chunk,
            Window = experiment.Network.Window,
            PeerBuffer = experiment.Network.PeerBuffer,
            MaxFrame = largest,
            Security = certificates is null ? null : SecurityOf(certificates),
        };
    }

    private NetworkSecurity SecurityOf(CertificateFiles files)
    {
        NetworkSecurity security = NetworkSecurity.Load(files.Certificate, files.PrivateKey, files.Authority);
        security.RequireOwn(Id, files.Certificate);
        return security;
    }

    private NodeIdentity Identity(ExperimentDefinition experiment, AddressBook addresses, NodeSettings settings) => new()
    {
        Cluster = experiment.Live.Cluster,
        Scenario = experiment.Name,
        Version = _options.Version,
        Started = TimeProvider.System.GetUtcNow(),
        Admits = settings.IsOrigin,
        Nodes = [.. addresses.All.Keys.Select(n => (n, $"{addresses.Http(n).Host}:{addresses.Http(n).Port}"))],
        Scheme = experiment.Crypto.Scheme.ToString(),
        TransactionSize = (int)experiment.Workload.TransactionSize.Bytes,
        SignatureSize = (int)experiment.Crypto.SignatureSize.Bytes,
        Accounts = experiment.Workload.Accounts.Count,
    };

    /// <summary>An address as a socket takes it; a name is looked up at each connection.</summary>
    internal static EndPoint EndPointOf(NodeAddress address) =>
        IPAddress.TryParse(address.Host, out IPAddress? ip) ? new IPEndPoint(ip, address.Port) : new DnsEndPoint(address.Host, address.Port);

    private T Open<T>(T part)
        where T : class
    {
        _opened.Push(part as IAsyncDisposable ?? new Closing(() =>
        {
            ((IDisposable)part).Dispose();
            return Task.CompletedTask;
        }));
        return part;
    }

    private sealed class Closing(Func<Task> close) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await close().ConfigureAwait(false);
    }
}
