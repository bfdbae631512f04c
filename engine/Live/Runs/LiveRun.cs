using System.Diagnostics;
using Aurigraph.Experiment;
using Aurigraph.Live.Budgets;
using Aurigraph.Live.Journal;
using Aurigraph.Live.Load;
using Aurigraph.Live.Nodes;
using Aurigraph.Live.Time;
using Aurigraph.Measurement;
using Aurigraph.Units;
using Aurigraph.Worlds.Journal;

namespace Aurigraph.Live.Runs;

/// <summary>Runs a scenario on this machine's sockets, disks and clocks: starts the nodes, drives the load, kills and starts nodes as the faults say, waits until nothing is in flight, stops, and makes the
/// result out of the journals and the logs.</summary>
public sealed class LiveRun : IAsyncDisposable
{
    private const string DriverFolder = "driver";
    private static readonly TimeSpan ReadyPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly Duration Lead = Duration.FromMilliseconds(500);

    private readonly LiveRunOptions _options;
    private readonly ExperimentDefinition _experiment;
    private readonly SortedDictionary<NodeId, INodeHandle> _nodes = [];
    private readonly List<(NodeId Node, VirtualTime At, bool Died)> _turns = [];
    private readonly ContainerBudgets _budgets;
    private readonly LiveFaults _faults;
    private readonly ClusterView _view;
    private readonly CancellationToken _cancellation;
    private readonly UsageLog _driverUsage = new();
    private VirtualTime _start;

    private LiveRun(LiveRunOptions options, CancellationToken cancellation)
    {
        (_options, _experiment, _cancellation) = (options, options.Experiment, cancellation);
        _budgets = new ContainerBudgets(_experiment.Deployment, _experiment.Live.CoreShare, isolated: options.Command is not null, Environment.ProcessorCount);
        foreach (NodeId node in _experiment.Deployment.AllNodes)
            _nodes.Add(node, Handle(node));
        _view = new ClusterView(_nodes.Keys.ToDictionary(n => n, JournalOf), [.. _experiment.FirstVoters], _experiment.Consensus.Quorum);
        _faults = new LiveFaults(_experiment, _view, _nodes, cancellation);
        _faults.Died += OnDied;
        _faults.Started += node => _turns.Add((node, MonotonicClock.Instance.Now, false));
    }

    /// <summary>Runs a scenario.</summary>
    /// <param name="options">What and how.</param>
    /// <param name="cancellation">Ends it early; what was measured is returned and marked partial.</param>
    /// <exception cref="LiveRunException">It cannot be run, or a node died that was not to.</exception>
    public static async Task<LiveOutcome> ExecuteAsync(LiveRunOptions options, CancellationToken cancellation)
    {
        var run = new LiveRun(options, cancellation);
        await using (run.ConfigureAwait(false))
            return await run.RunAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (INodeHandle node in _nodes.Values)
            await node.DisposeAsync().ConfigureAwait(false);
        _view.Dispose();
        _budgets.Dispose();
    }

    private string FolderOf(NodeId node) => Path.Combine(_options.WorkFolder, node.ToString());

    private string DataOf(NodeId node) => Path.Combine(FolderOf(node), "data");

    private string JournalOf(NodeId node) => Path.Combine(FolderOf(node), "journal");

    private INodeHandle Handle(NodeId node)
    {
        Directory.CreateDirectory(FolderOf(node));
        if (_options.Command is not { } command)
        {
            return new HostedNode(new LiveNodeOptions
            {
                Experiment = _experiment,
                Digest = _options.Digest,
                Node = node,
                DataFolder = DataOf(node),
                JournalFolder = JournalOf(node),
                Version = _options.Identity.Version,
                Log = _options.Log,
            });
        }
        string container = _experiment.Deployment.ContainerOf(node).Id;
        string[] arguments = ["node", "--config", _options.ScenarioFile, "--id", node.ToString(), "--data", DataOf(node), "--journal", JournalOf(node), "--with-parent"];
        return new ChildNode(node, command, arguments, Path.Combine(FolderOf(node), "node.log"), process => _budgets.Enter(container, process));
    }

    private async Task<LiveOutcome> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        bool partial = false;
        await Task.WhenAll(_nodes.Values.Where(n => !_faults.Down.Contains(n.Node)).Select(n => n.StartAsync(_cancellation))).ConfigureAwait(false);
        await AwaitLeaderAsync().ConfigureAwait(false);
        using var journal = new MappedJournal(Path.Combine(_options.WorkFolder, DriverFolder));
        var addresses = new AddressBook(_experiment);
        if (_options.WhileRunning is { } whileRunning)
            await whileRunning(addresses, _cancellation).ConfigureAwait(false);
        var driver = new LoadDriver(_experiment, _options.Digest, _experiment.Deployment.Nodes(_experiment.Workload.SubmitTo).ToDictionary(n => n, addresses.Peers),
            new JournalProbe(MonotonicClock.Instance, journal), 0, _options.Log);
        VirtualTime end;
        await using (driver.ConfigureAwait(false))
        {
            await driver.ConnectAsync(_cancellation).ConfigureAwait(false);
            driver.Prepare(PreparedTransactions());
            _start = MonotonicClock.Instance.Now + Lead + _options.IdleTime;
            driver.Start(_start);
            try
            {
                await LoadAsync().ConfigureAwait(false);
                driver.Stop();
                await DrainAsync(driver).ConfigureAwait(false);
                await _faults.FinishAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
            {
                partial = true;
                driver.Stop();
            }
            // What the driver hears after the end would be held against commits that are told until then.
            await driver.DisconnectAsync().ConfigureAwait(false);
            end = MonotonicClock.Instance.Now;
            await StopAsync().ConfigureAwait(false);
            return Result(driver, end, watch.Elapsed.TotalSeconds, partial);
        }
    }

    private async Task AwaitLeaderAsync()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            _view.Update();
            ThrowIfBroken();
            // Everybody has applied the entry with which the leader took office: the stream to observers flows, too.
            if (!_view.Leader.IsNone && _view.Committed > 0 && Followers.All(n => _view.AppliedBy(n) > 0 || _faults.Down.Contains(n)))
                return;
            if (patience.Elapsed > ReadyPatience)
                throw new LiveRunException($"After {ReadyPatience.TotalSeconds:0} s {(_view.Leader.IsNone ? "no leader is elected" : "not all nodes follow the leader")}; what nodes said is in {_options.WorkFolder}.");
            await Task.Delay(Tick, _cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Nodes that follow the committed entries.</summary>
    private IEnumerable<NodeId> Followers => _experiment.Deployment.Containers.Where(c => c.Role != NodeRole.Slim || c.Follow != StreamContent.None).SelectMany(c => c.Nodes);

    private async Task LoadAsync()
    {
        using Process self = Process.GetCurrentProcess();
        while (true)
        {
            Duration now = MonotonicClock.Instance.Now - _start;
            _view.Update();
            ThrowIfBroken();
            if (now >= Duration.Zero)
            {
                self.Refresh();
                _driverUsage.Add(VirtualTime.Zero + now, (long)self.TotalProcessorTime.TotalNanoseconds);
            }
            if (now >= _experiment.LoadTime)
                return;
            await _faults.FireDueAsync(now).ConfigureAwait(false);
            _options.Progress?.Invoke(Math.Max(0, now.Seconds));
            await Task.Delay(Tick, _cancellation).ConfigureAwait(false);
        }
    }

    private async Task DrainAsync(LoadDriver driver)
    {
        Duration limit = _experiment.LoadTime + _experiment.Drain;
        while (true)
        {
            Duration now = MonotonicClock.Instance.Now - _start;
            _view.Update();
            ThrowIfBroken();
            bool agree = Followers.Where(n => !_faults.Down.Contains(n)).All(n => _view.AppliedBy(n) >= _view.Committed);
            if ((driver.Open == 0 && _view.InFlight == 0 && agree) || now >= limit)
                return;
            await _faults.FireDueAsync(now).ConfigureAwait(false);
            await Task.Delay(Tick, _cancellation).ConfigureAwait(false);
        }
    }

    private async Task StopAsync()
    {
        await Task.WhenAll(_nodes.Values.Where(n => n.IsUp).Select(n => n.StopAsync())).ConfigureAwait(false);
        _view.Update();
        ThrowIfFailed();
    }

    private LiveOutcome Result(LoadDriver driver, VirtualTime end, double seconds, bool partial)
    {
        var replay = new RunReplay(_experiment, _start);
        replay.Tell([.. _nodes.Keys.Select(JournalOf), Path.Combine(_options.WorkFolder, DriverFolder)], _turns, end);
        var audit = new LogAudit(_experiment, [.. replay.Recorder.Members.Voters.Select(DataOf)]);
        AuditFindings findings = audit.Hold(replay.Recorder, driver.Acknowledged, replay.Up);
        foreach (string violation in findings.Violations)
            replay.Recorder.Safety.Note(violation);
        var warnings = new List<Warning>(_budgets.Warnings);
        if (findings.IsByBatchAlone)
            warnings.Add(new Warning("live.audit-by-batch", "The logs were compacted during the run: acknowledgements were held against them batch by batch, not transaction by transaction. A larger `consensus.keptEntries` keeps whole logs."));
        if (driver.Lateness > Duration.FromMilliseconds(50))
            warnings.Add(new Warning("live.driver-late", FormattableString.Invariant($"The driver of the load was up to {driver.Lateness.Milliseconds:0} ms late: this machine had no time for it. Finality counts from when transactions were due.")));
        int nodesPerProcess = _options.Command is null ? _nodes.Count : 1;
        var usage = new ProcessorUsage([.. replay.Usage.Values], _driverUsage, nodesPerProcess, replay.IdleCores / nodesPerProcess);
        RunResult result = new LiveResultBuilder(_experiment, _options.Identity, replay, new LiveRunFacts
        {
            Partial = partial,
            WallSeconds = seconds,
            Restarts = _faults.Restarts,
            Faults = [.. _faults.Spans],
            Audit = findings.ByBatch,
            CommittedUnacknowledged = findings.CommittedUnacknowledged,
            MissingOrRepeated = findings.MissingOrRepeated,
            ThrottledMs = _budgets.ThrottledMs(),
            MemoryKills = _budgets.MemoryKills(),
            NodesPerProcess = nodesPerProcess,
            DriverCpuNanoseconds = usage.Driver(_experiment.Warmup, _experiment.LoadTime) * _experiment.Duration.Nanoseconds,
            Warnings = warnings,
        }).Build();
        return new LiveOutcome(result, usage);
    }

    /// <summary>Transactions that are made and signed before the load starts: those of it, as many as 500 MB hold.</summary>
    private long PreparedTransactions()
    {
        double load = _experiment.Workload.Stages.Sum(s => (s.From.PerSecond + s.To.PerSecond) / 2 * (s.End - s.Start).Seconds);
        return (long)Math.Min(load * 1.05, 500e6 / (_experiment.Workload.TransactionSize + _experiment.Crypto.SignatureSize).Bytes);
    }

    private void OnDied(NodeId node)
    {
        _turns.Add((node, MonotonicClock.Instance.Now, true));
        _view.Died(node);
    }

    private string WhyEnded(NodeId node) => _budgets.MemoryKills().GetValueOrDefault(_experiment.Deployment.ContainerOf(node).Id) > 0
        ? "was killed by the system, as the memory of its container was used up: give it more `memory`, or set `deployment.onMemoryLimit: reject`"
        : "ended though nothing was to end it";

    private void ThrowIfFailed()
    {
        if (_view.Failures.Count > 0)
            throw new LiveRunException($"A node found an invariant broken and stopped: {_view.Failures[0]}. Data and journals are in {_options.WorkFolder}.");
    }

    private void ThrowIfBroken()
    {
        ThrowIfFailed();
        foreach (INodeHandle node in _nodes.Values)
        {
            if (!node.IsUp && !_faults.Down.Contains(node.Node) && _start != VirtualTime.Zero)
                throw new LiveRunException($"{node.Node} {WhyEnded(node.Node)}; what it said is in {FolderOf(node.Node)}.");
        }
    }
}
