using Aurigraph.Experiment;
using Aurigraph.Live.Network;
using Aurigraph.Live.Nodes;
using Aurigraph.Live.Time;
using Aurigraph.Live.Transactions;
using Aurigraph.Measurement;
using Aurigraph.Node.Ports;
using Aurigraph.Units;
using Aurigraph.Worlds.Journal;
using Aurigraph.Worlds.Load;

namespace Aurigraph.Live.Load;

/// <summary>Submits the load of a scenario to nodes that run: an open load, each transaction at its due time and measured from then, whether or not the driver or a node keeps up. The arrivals
/// are those of a simulation with the same seed.</summary>
public sealed class LoadDriver : IAsyncDisposable
{
    private readonly List<OriginDriver> _origins = [];
    private readonly Duration _warmup;
    private readonly Duration _loadTime;
    private VirtualTime _start;
    private VirtualTime _stopped = VirtualTime.Never;

    /// <summary>Prepares a load.</summary>
    /// <param name="experiment">The scenario.</param>
    /// <param name="digest">Of the resolved scenario.</param>
    /// <param name="targets">Where each admitting node listens for drivers, by its name.</param>
    /// <param name="journal">Takes what is submitted; null: nobody.</param>
    /// <param name="driver">Which of the scenario's drivers this is: 0 unless several run at once.</param>
    /// <param name="log">Takes what is worth a line in a log.</param>
    public LoadDriver(ExperimentDefinition experiment, ReadOnlyMemory<byte> digest, IReadOnlyDictionary<NodeId, NodeAddress> targets, JournalProbe? journal, uint driver, Action<string> log)
    {
        (_warmup, _loadTime) = (experiment.Warmup, experiment.LoadTime);
        NodeId[] origins = [.. targets.Keys.Order()];
        IReadOnlyList<LoadStage> curve = LoadCurve.Of(experiment.Workload);
        double[] shares = NodeShares.Of(origins.Length, experiment.Workload.Imbalance);
        var seeds = new SeededGenerator(experiment.Seed);
        CertificateFiles? certificates = experiment.Live.Certificates;
        Security = certificates is null ? null : NetworkSecurity.Load(certificates.Certificate, certificates.PrivateKey, certificates.Authority);
        Keys = experiment.Crypto.Scheme == SignatureScheme.None ? null : new AccountKeys(experiment.Crypto.Scheme, experiment.Seed);
        var options = new ClientOptions
        {
            Cluster = experiment.Live.Cluster,
            ScenarioDigest = digest,
            Chunk = experiment.Network.Chunk,
            Window = experiment.Network.Window, // As the node has it: it credits an eighth of its window at a time.
            Buffer = experiment.Network.PeerBuffer,
            Security = Security,
        };
        for (int i = 0; i < origins.Length; i++)
        {
            var clock = new ArrivalClock(curve, shares[i], experiment.Workload.Arrival, (i + 1.0) / origins.Length, seeds.Derive("arrivals", origins[i].Key));
            var source = new TransferSource(experiment, Keys, (driver * 1024) + (uint)i + 1);
            _origins.Add(new OriginDriver(origins[i], LiveNode.EndPointOf(targets[origins[i]]), clock, source, options, journal, Acknowledged, log));
        }
    }

    /// <summary>What was acknowledged.</summary>
    public Acknowledgements Acknowledged { get; } = new();

    /// <summary>Transactions submitted so far.</summary>
    public long Submitted => _origins.Sum(o => o.Submitted);

    /// <summary>Transactions refused so far, by nodes or because a node could not be reached.</summary>
    public long Refused => _origins.Sum(o => o.Refused);

    /// <summary>Transactions that are neither final nor refused, at nodes that the driver is connected to.</summary>
    public long Open => _origins.Sum(o => o.Open);

    /// <summary>The longest that a submission left after it was due, since the start.</summary>
    public Duration Lateness => _origins.Select(o => o.Lateness).DefaultIfEmpty(Duration.Zero).Max();

    private AccountKeys? Keys { get; }

    private NetworkSecurity? Security { get; }

    /// <summary>Connects to all nodes.</summary>
    /// <exception cref="ConnectionException">A node cannot be reached, or refuses.</exception>
    public Task ConnectAsync(CancellationToken cancellation) => Task.WhenAll(_origins.Select(o => o.ConnectAsync(cancellation)));

    /// <summary>Makes and signs the first transactions ahead, so that signing does not compete with the load for the machine's cores.</summary>
    /// <param name="transactions">How many in all.</param>
    public void Prepare(long transactions)
    {
        if (Keys is not null)
            Parallel.ForEach(_origins, o => o.Prepare((int)(transactions / _origins.Count) + 1));
    }

    /// <summary>Submits from an instant on until the load ends or is stopped.</summary>
    public void Start(VirtualTime start)
    {
        _start = start;
        foreach (OriginDriver origin in _origins)
            origin.Start(start, start + _warmup, start + _loadTime);
    }

    /// <summary>What was measured until now.</summary>
    public DriverFigures Figures()
    {
        var finality = new LatencyHistogram();
        var refused = new SortedDictionary<string, long>(StringComparer.Ordinal);
        long offered = 0, acknowledged = 0;
        foreach (OriginDriver origin in _origins)
        {
            origin.Read(figures =>
            {
                finality.Add(figures.Finality);
                offered += figures.OfferedInWindow;
                acknowledged += figures.AcknowledgedInWindow;
                foreach ((RejectionReason reason, long count) in figures.Refused.Where(r => r.Count > 0))
                    refused[reason.ToString().ToLowerInvariant()] = refused.GetValueOrDefault(reason.ToString().ToLowerInvariant()) + count;
            });
        }
        double seconds = Math.Max(0, (VirtualTime.Min(_stopped, _start + _loadTime) - (_start + _warmup)).Seconds);
        return new DriverFigures
        {
            Submitted = Submitted,
            Acknowledged = Acknowledged.Count,
            Refused = refused,
            WindowSeconds = seconds,
            OfferedTps = seconds > 0 ? offered / seconds : 0,
            AcknowledgedTps = seconds > 0 ? acknowledged / seconds : 0,
            Finality = finality.ToDistribution(),
            LatenessMs = Lateness.Milliseconds,
        };
    }

    /// <summary>Submits no more.</summary>
    public void Stop()
    {
        if (_stopped == VirtualTime.Never)
            _stopped = MonotonicClock.Instance.Now;
        foreach (OriginDriver origin in _origins)
            origin.Stop();
    }

    /// <summary>Submits no more and hears no more answers: what was acknowledged stays as it is.</summary>
    public Task DisconnectAsync()
    {
        Stop();
        return Task.WhenAll(_origins.Select(o => o.DisconnectAsync()));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Stop();
        foreach (OriginDriver origin in _origins)
            await origin.DisposeAsync().ConfigureAwait(false);
        Keys?.Dispose();
        Security?.Dispose();
    }
}
