namespace Aurigraph.PlantedFaults.Tests.Trials;

/// <summary>One core with its disk and state, over all its lives. Tells the checkers what it does, as the shell of a node would.</summary>
internal sealed class CoreMember(NodeId id, MemberConfiguration configuration, bool preVote, bool checkQuorum, CoreTrial trial)
{
    public static readonly Duration ElectionTimeoutMin = Duration.FromMilliseconds(150);

    private readonly Queue<DurableWrite> _writes = new();
    private readonly List<LogEntry> _disk = [];
    private readonly List<ulong> _states = [];
    private HardState _hardState;
    private HyperRaft? _core;
    private LogIndex _logEnd;

    public NodeId Id { get; } = id;

    public bool Leads => _core?.Role == RaftRole.Leader;

    public Term Term => _core?.Term ?? Term.Zero;

    public bool HasWrites => _writes.Count > 0;

    public void Start()
    {
        if (_core is not null)
            return;
        trial.Monitor.Restarted(Id, new LogIndex(_states.Count), []);
        Act(() =>
        {
            var options = new CoreOptions
            {
                Self = Id,
                Configuration = configuration,
                Heartbeat = Duration.FromMilliseconds(50),
                ElectionTimeoutMin = ElectionTimeoutMin,
                DrawElectionTimeout = () => trial.Between(ElectionTimeoutMin, ElectionTimeoutMin * 2),
                PreVote = preVote,
                CheckQuorum = checkQuorum,
                MaxInflightAppends = 3,
                MaxAppendEntries = 3,
            };
            LogEntry[] found = [.. _disk];
            _core = new HyperRaft(options, new RestoredState(_hardState, found, new LogIndex(_states.Count)));
            _logEnd = _core.LastIndex;
            trial.Monitor.LogRecovered(Id, LogIndex.Zero, Term.Zero, found);
        });
        Input(_ => { });
    }

    /// <summary>Power fails: of the writes under way a few may have reached the platter, and the state store may lag.</summary>
    public void Crash(int reachedThePlatter)
    {
        if (_core is null)
            return;
        _core = null;
        for (; reachedThePlatter > 0 && HasWrites; reachedThePlatter--)
            Keep(_writes.Dequeue());
        _writes.Clear();
        int kept = trial.Below(2) == 0 ? _states.Count : trial.Below(_states.Count + 1);
        _states.RemoveRange(kept, _states.Count - kept);
    }

    public void Advance(Duration elapsed) => Input(core => core.Advance(elapsed));

    public void Step(RaftMessage message) => Input(core => core.Step(message));

    public void Propose(EntryPayload payload) => Input(core => core.Propose(payload));

    public void CompleteWrite()
    {
        if (_core is null || !_writes.TryDequeue(out DurableWrite? write))
            return;
        Keep(write);
        trial.Monitor.Durable(Id, write.Entries);
        foreach (RaftMessage message in write.MessagesAfter)
            trial.Send(message);
        Input(core => core.Persisted(write));
    }

    private void Input(Action<HyperRaft> input) => Act(() =>
    {
        if (_core is not { } core)
            return;
        input(core);
        CoreOutput output = core.Drain();
        if (output.Write is { } write)
            Write(core, write);
        trial.Monitor.LeaderView(Id, core.Term, core.Leader);
        foreach (RaftMessage message in output.Messages.ToArray())
            trial.Send(message);
        LogEntry[] committed = [.. output.Committed];
        trial.Monitor.Committed(Id, Leads, committed);
        foreach (LogEntry entry in committed)
            Apply(core, entry);
    });

    /// <summary>A core that finds an invariant of its own broken stops for good.</summary>
    private void Act(Action action)
    {
        try
        {
            action();
        }
        catch (InvariantException broken)
        {
            trial.Monitor.Failed(Id, broken.Message);
            _core = null;
        }
    }

    private void Write(HyperRaft core, DurableWrite write)
    {
        _writes.Enqueue(write);
        if (write.Entries.IsEmpty)
            return;
        if (write.Entries.First.Index <= _logEnd)
            trial.Monitor.LogTruncated(Id, core.Term, write.Entries.First.Index);
        trial.Monitor.LogAppended(Id, write.Entries);
        _logEnd = write.Entries.Last.Index;
    }

    private void Apply(HyperRaft core, LogEntry entry)
    {
        ulong state = StableHash.Mix(_states.Count == 0 ? StableHash.Empty : _states[^1], entry.TraceHash);
        _states.Add(state);
        trial.Monitor.Applied(Id, entry.Index, NodeId.None, 0, 0, skipped: false, content: 0, state);
        core.Applied(entry.Index);
    }

    private void Keep(DurableWrite write)
    {
        _hardState = write.HardState ?? _hardState;
        if (write.Entries.IsEmpty)
            return;
        int first = (int)write.Entries.First.Index.Value - 1;
        if (first < _disk.Count)
            _disk.RemoveRange(first, _disk.Count - first);
        _disk.AddRange(write.Entries);
    }
}
