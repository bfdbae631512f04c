using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Units;
using Aurigraph.Worlds;

namespace Aurigraph.Live.Runs;

/// <summary>Brings the crashes of an experiment about, as real kills and real starts. Targets are resolved when a fault fires; "leader" without a leader waits for the next one.</summary>
internal sealed class LiveFaults
{
    private readonly Deployment _deployment;
    private readonly ClusterView _view;
    private readonly IReadOnlyDictionary<NodeId, INodeHandle> _nodes;
    private readonly PriorityQueue<Func<Duration, Task>, (long At, int Order)> _due = new();
    private readonly Queue<CrashFault> _awaitingLeader = new();
    private readonly List<FaultSpan> _spans = [];
    private readonly List<Task<Func<Task>>> _underWay = [];
    private readonly CancellationToken _cancellation;
    private readonly MemberPlan _members;
    private int _order;

    /// <summary>Plans the faults of an experiment.</summary>
    public LiveFaults(ExperimentDefinition experiment, ClusterView view, IReadOnlyDictionary<NodeId, INodeHandle> nodes, CancellationToken cancellation)
    {
        (_deployment, _view, _nodes, _cancellation) = (experiment.Deployment, view, nodes, cancellation);
        _members = new MemberPlan(experiment.FirstVoters, experiment.Joining);
        Down.UnionWith(_members.Outside);
        foreach (Fault fault in experiment.Faults)
            Plan(fault.At, now => FireAsync(fault, now));
    }

    /// <summary>Fires when a node is dead.</summary>
    public event Action<NodeId>? Died;

    /// <summary>Fires when a node is up again.</summary>
    public event Action<NodeId>? Started;

    /// <summary>Faults as they fired.</summary>
    public IEnumerable<FaultSpan> Spans => _spans.Concat(_members.Spans).OrderBy(s => s.StartMs);

    /// <summary>How often nodes were started again.</summary>
    public int Restarts { get; private set; }

    /// <summary>Nodes that are down because a fault says so, those that have not joined yet or have left, and those that are being started.</summary>
    public HashSet<NodeId> Down { get; } = [];

    /// <summary>Fires what is due.</summary>
    /// <param name="now">Time from the start of the run.</param>
    public async Task FireDueAsync(Duration now)
    {
        foreach (Task<Func<Task>> done in _underWay.Where(t => t.IsCompleted).ToList())
            await ConcludeAsync(done).ConfigureAwait(false);
        while (_due.TryPeek(out Func<Duration, Task>? action, out (long At, int Order) key) && key.At <= now.Nanoseconds)
        {
            _due.Dequeue();
            await action(now).ConfigureAwait(false);
        }
        foreach (NodeId left in _members.Settle(_view.Members.Voters, _view.Members.Members, VirtualTime.Zero + now))
        {
            Down.Add(left);
            _underWay.Add(Task.Run(() => EndAsync(left))); // An orderly end takes seconds, in which no fault would fire.
        }
        if (_awaitingLeader.Count > 0 && !_view.Leader.IsNone)
            await CrashAsync(_awaitingLeader.Dequeue(), now).ConfigureAwait(false);
    }

    /// <summary>Waits for starts and ends that are under way.</summary>
    public async Task FinishAsync()
    {
        foreach (Task<Func<Task>> one in _underWay.ToList())
            await ConcludeAsync(one).ConfigureAwait(false);
    }

    /// <summary>Starts and ends go on beside; what follows from them is done here, by one at a time.</summary>
    private async Task ConcludeAsync(Task<Func<Task>> one)
    {
        Func<Task> conclude = await one.ConfigureAwait(false);
        _underWay.Remove(one);
        await conclude().ConfigureAwait(false);
    }

    private async Task FireAsync(Fault fault, Duration now)
    {
        if (fault.Every is { } every && fault.At + every < (fault.Until ?? Duration.Zero))
        {
            Fault next = fault with { At = fault.At + every };
            Plan(next.At, t => FireAsync(next, t));
        }
        switch (fault)
        {
            case CrashFault crash when crash.Target == "leader" && _view.Leader.IsNone:
                _awaitingLeader.Enqueue(crash);
                break;
            case CrashFault crash:
                await CrashAsync(crash, now).ConfigureAwait(false);
                break;
            case RestartFault restart:
                Note($"{restart.Target} started again", now, Duration.Zero);
                Start(Resolve(restart.Target));
                break;
            case JoinFault join:
                _members.Join(join.Node, VirtualTime.Zero + now);
                _underWay.Add(StartAsync(join.Node));
                await WantVotersAsync().ConfigureAwait(false);
                break;
            case LeaveFault leave:
                _members.Leave(leave.Node, VirtualTime.Zero + now);
                await WantVotersAsync().ConfigureAwait(false);
                break;
            default:
                throw new LiveRunException($"No way is known to bring about {fault} in a live run.");
        }
    }

    private async Task CrashAsync(CrashFault fault, Duration now)
    {
        IReadOnlyList<NodeId> targets = Resolve(fault.Target);
        foreach (NodeId node in targets.Where(n => _nodes[n].IsUp))
        {
            Down.Add(node);
            await _nodes[node].KillAsync().ConfigureAwait(false);
            Died?.Invoke(node);
        }
        Note($"{(fault.Target == "leader" ? $"leader {targets[0]}" : fault.Target)} killed", now, fault.RestartAfter);
        if (fault.RestartAfter is { } pause)
        {
            Plan(now + pause, _ =>
            {
                Start(targets);
                return Task.CompletedTask;
            });
        }
    }

    private void Start(IReadOnlyList<NodeId> nodes)
    {
        foreach (NodeId node in nodes.Where(n => !_nodes[n].IsUp && !_members.Outside.Contains(n)))
        {
            Restarts++;
            _underWay.Add(StartAsync(node));
        }
    }

    private async Task<Func<Task>> StartAsync(NodeId node)
    {
        bool isUp = await _nodes[node].StartAsync(_cancellation).ConfigureAwait(false);
        return async () =>
        {
            if (!isUp || !_nodes[node].IsUp)
                return; // It was killed again before.
            Down.Remove(node);
            Started?.Invoke(node);
            if (_members.IsChanged && node.Role == NodeRole.Validator)
                await _nodes[node].WantVotersAsync(_members.Wanted).ConfigureAwait(false);
        };
    }

    private async Task<Func<Task>> EndAsync(NodeId node)
    {
        await _nodes[node].KillAsync().ConfigureAwait(false);
        return () =>
        {
            Died?.Invoke(node);
            return Task.CompletedTask;
        };
    }

    /// <summary>Says to all validators that are up who is to vote; the others are told when they are.</summary>
    private async Task WantVotersAsync()
    {
        foreach (INodeHandle node in _nodes.Values.Where(n => n.Node.Role == NodeRole.Validator && !Down.Contains(n.Node)))
            await node.WantVotersAsync(_members.Wanted).ConfigureAwait(false);
    }

    private IReadOnlyList<NodeId> Resolve(string target)
    {
        if (target == "leader")
            return [_view.Leader];
        if (NodeId.TryParse(target, out NodeId id))
            return [id];
        return _deployment.Containers.Single(c => c.Id == target).Nodes;
    }

    private void Note(string text, Duration at, Duration? length) =>
        _spans.Add(new FaultSpan(text, at.Milliseconds, length is { } known ? (at + known).Milliseconds : double.MaxValue));

    private void Plan(Duration at, Func<Duration, Task> action) => _due.Enqueue(action, (at.Nanoseconds, _order++));
}
