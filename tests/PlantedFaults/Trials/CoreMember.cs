using Aurigraph.Checkers;
using Aurigraph.Consensus.Reads;

namespace Aurigraph.PlantedFaults.Tests.Trials;

/// <summary>One core with its disk and state, over all its lives. Tells the checkers what it does, as the shell of a node would.</summary>
/// <param name="options">What the core is told.</param>
/// <param name="appliesLater">Whether its state machine takes its time.</param>
/// <param name="trial">The world around it.</param>
internal sealed class CoreMember(CoreOptions options, bool appliesLater, CoreTrial trial)
{
    public static readonly Duration ElectionTimeoutMin = Duration.FromMilliseconds(150);

    private readonly MemberDisk _disk = new();
    private readonly List<MemberState> _states = [];
    private readonly Queue<LogEntry> _toApply = new();
    private MemberState? _arrived;
    private HyperRaft? _core;
    private LogIndex _logEnd;

    public NodeId Id => options.Self;

    public bool IsUp => _core is not null;

    public bool Leads => _core?.Role == RaftRole.Leader;

    public Term Term => _core?.Term ?? Term.Zero;

    /// <summary>Whether its disk or its state machine has work to do.</summary>
    public bool IsBusy => IsUp && (_disk.HasWrites || _toApply.Count > 0);

    /// <summary>The members as it knows them; the first ones while it is down.</summary>
    public MemberConfiguration Configuration => _core?.Configuration ?? options.Configuration;

    private MemberState? State => _states.Count == 0 ? null : _states[^1];

    public void Start()
    {
        if (IsUp)
            return;
        trial.Monitor.Restarted(Id, State?.Index ?? LogIndex.Zero, []);
        Act(() =>
        {
            RestoredState found = _disk.Restore(State?.Mark);
            if (_disk.IsCorrupted && !TakesUp(found))
            {
                _disk.Repair();
                found = _disk.Restore(State?.Mark);
            }
            _core = new HyperRaft(options, found);
            _logEnd = _disk.LastIndex;
            trial.Monitor.LogRecovered(Id, _disk.BeginIndex, _disk.Begin?.Term ?? Term.Zero, found.Entries);
            trial.Monitor.ConfigurationTook(Id, State?.ChangedAt ?? LogIndex.Zero, Voting(_core.Configuration));
        });
        Input(_ => { });
    }

    /// <summary>Power fails: of the writes under way a few may have reached the platter, and the state store may lag, but not behind the log's beginning.</summary>
    /// <param name="reachedThePlatter">How many.</param>
    /// <param name="isDamaging">Whether an entry on the disk is not what was written afterwards.</param>
    public void Crash(int reachedThePlatter, bool isDamaging = false)
    {
        if (!IsUp)
            return;
        _core = null;
        _toApply.Clear();
        _disk.Crash(reachedThePlatter);
        int least = _disk.Begin is null ? 0 : _states.FindIndex(s => s.Index >= _disk.BeginIndex) + 1;
        int kept = trial.Below(2) == 0 ? _states.Count : least + trial.Below(_states.Count - least + 1);
        _states.RemoveRange(kept, _states.Count - kept);
        if (isDamaging)
            _disk.Corrupt(trial.Below(1000));
    }

    public void Advance(Duration elapsed) => Input(core => core.Advance(elapsed));

    public void Step(RaftMessage message, MemberState? content)
    {
        _arrived = content;
        Input(core => core.Step(message));
    }

    /// <summary>Any other input.</summary>
    public void Do(Action<HyperRaft> input) => Input(input);

    public void Read() => Input(core => core.Read(trial.Asked(Id)));

    /// <summary>The disk completes a write, and a state machine that takes its time applies an entry or two.</summary>
    public void Work()
    {
        if (_toApply.Count > 0)
            Input(core => Apply(core, 1 + trial.Below(2)));
        if (!IsUp || _disk.Complete() is not { } write)
            return;
        trial.Monitor.Durable(Id, write.Entries);
        foreach (RaftMessage message in write.MessagesAfter)
            trial.Send(message);
        Input(core => core.Persisted(write));
    }

    /// <summary>Drops the beginning of the log, in memory and on disk: all that is applied and durable but for a few entries.</summary>
    public void Compact(long kept) => Act(() =>
    {
        if (_core is not { } core)
            return;
        LogIndex upTo = LogIndex.Min(core.AppliedIndex - kept, LogIndex.Min(core.DurableIndex, _disk.LastIndex));
        if (upTo < core.FirstIndex || upTo <= _disk.BeginIndex || _states.Find(s => s.Index == upTo) is not { } state)
            return;
        _disk.Compact(state.Mark);
        core.Compact(upTo);
        trial.Monitor.LogCompacted(Id, upTo);
    });

    private void Input(Action<HyperRaft> input) => Act(() =>
    {
        if (_core is { } core)
            input(core);
        while (_core is { } running && CarryOut(running))
            continue;
    });

    /// <summary>Whether more may have come of it.</summary>
    private bool CarryOut(HyperRaft core)
    {
        CoreOutput output = core.Drain();
        if (output.Write is { } write)
            Write(core, write);
        if (output.Restore is { } mark)
            Restore(core, mark);
        trial.Monitor.LeaderView(Id, core.Term, core.Leader);
        foreach (RaftMessage message in output.Messages.ToArray())
            trial.Send(message, message is SnapshotRequest ? State : null);
        foreach (ReadResult read in output.Reads.ToArray())
            trial.Answered(Id, read);
        LogEntry[] committed = [.. output.Committed];
        trial.Committed(Id, Leads, committed);
        foreach (LogEntry entry in committed)
            _toApply.Enqueue(entry);
        if (!appliesLater)
            Apply(core, committed.Length);
        return !appliesLater && committed.Length > 0;
    }

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

    /// <summary>Whether a core starts from what is found.</summary>
    private bool TakesUp(RestoredState found)
    {
        try
        {
            return new HyperRaft(options, found).Term >= Term.Zero;
        }
        catch (InvariantException)
        {
            return false;
        }
    }

    private void Write(HyperRaft core, DurableWrite write)
    {
        _disk.Issue(write);
        if (write.Snapshot is { } snapshot)
        {
            trial.Monitor.LogReplaced(Id, snapshot.Index, snapshot.Term);
            _logEnd = snapshot.Index;
        }
        if (write.Entries.IsEmpty)
            return;
        if (write.Entries.First.Index <= _logEnd)
            trial.Monitor.LogTruncated(Id, core.Term, write.Entries.First.Index);
        trial.Monitor.LogAppended(Id, write.Entries);
        foreach (LogEntry change in write.Entries.Where(e => e.Payload is ConfigurationChange))
            trial.Monitor.ChangeAppended(Id, change.Index);
        _logEnd = write.Entries.Last.Index;
    }

    private void Restore(HyperRaft core, SnapshotMark mark)
    {
        MemberState content = _arrived ?? throw new InvariantException($"{Id} restores {mark}, which has not arrived.");
        while (_toApply.TryPeek(out LogEntry? included) && included.Index <= mark.Index)
            _toApply.Dequeue();
        _states.Add(content with { Index = mark.Index, Term = mark.Term, Configuration = mark.Configuration });
        trial.Monitor.SnapshotRestored(Id, mark.Index, content.Hash, []);
        trial.Monitor.ConfigurationTook(Id, content.ChangedAt, Voting(core.Configuration));
    }

    private void Apply(HyperRaft core, int most)
    {
        for (; most > 0 && _toApply.TryDequeue(out LogEntry? entry); most--)
            Apply(core, entry);
    }

    private void Apply(HyperRaft core, LogEntry entry)
    {
        ulong hash = StableHash.Mix(State?.Hash ?? StableHash.Empty, entry.TraceHash);
        trial.Monitor.Applied(Id, entry.Index, NodeId.None, 0, 0, skipped: false, content: 0, hash);
        MemberConfiguration before = core.Configuration;
        core.Applied(entry.Index);
        bool isChanged = core.Configuration != before;
        _states.Add(new MemberState(entry.Index, entry.Term, core.Configuration, isChanged ? entry.Index : State?.ChangedAt ?? LogIndex.Zero, hash));
        if (isChanged)
            trial.Monitor.ConfigurationTook(Id, entry.Index, Voting(core.Configuration));
    }

    private static VotingConfiguration Voting(MemberConfiguration members) => new(members.Voters, members.Rule, members.VotersOutgoing);
}
