using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Reads;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>One member, validator-1, whose peers the test plays. Output is drained after every input and collected.</summary>
internal sealed class Solo
{
    public static readonly Duration Heartbeat = Duration.FromMilliseconds(50);
    public static readonly Duration ElectionTimeout = Duration.FromMilliseconds(200);

    private readonly List<RaftMessage> _sent = [];
    private readonly Queue<DurableWrite> _writes = new();

    /// <summary>Starts from a disk that holds entries of the given terms from index 1 on. The term is the last entry's when left out.</summary>
    public Solo(int voters = 3, long[]? logTerms = null, long? term = null, long commit = 0, int votedFor = 0, bool asLearner = false, Func<CoreOptions, CoreOptions>? configure = null)
    {
        var options = new CoreOptions
        {
            Self = N(1),
            Configuration = asLearner
                ? new MemberConfiguration(Enumerable.Range(2, voters).Select(N), [N(1)])
                : new MemberConfiguration(Enumerable.Range(1, voters).Select(N)),
            Heartbeat = Heartbeat,
            ElectionTimeoutMin = Duration.FromMilliseconds(150),
            DrawElectionTimeout = () => ElectionTimeout,
            PreVote = false,
        };
        var entries = Log(logTerms ?? []);
        var hardState = new HardState(new Term(term ?? logTerms?.LastOrDefault() ?? 0), votedFor == 0 ? NodeId.None : N(votedFor), new LogIndex(commit));
        Core = new HyperRaft(configure?.Invoke(options) ?? options, new RestoredState(hardState, entries));
        Collect();
    }

    public HyperRaft Core { get; }

    public Duration NextDeadline { get; private set; }

    public int WritesUnderWay => _writes.Count;

    public DurableWrite LastWrite => _writes.Last();

    public List<LogEntry> Committed { get; } = [];

    /// <summary>The reads that were answered.</summary>
    public List<ReadResult> Reads { get; } = [];

    /// <summary>The snapshots that took the place of the state.</summary>
    public List<SnapshotMark> Restored { get; } = [];

    public static NodeId N(int number) => NodeId.Validator(number);

    public static Term T(long term) => new(term);

    public static LogIndex I(long index) => new(index);

    public static LogEntry Entry(long term, long index, int payload = 0) => new(T(term), I(index), new TestPayload(payload));

    /// <summary>Entries from index 1 on with the given terms.</summary>
    public static LogEntry[] Log(params long[] terms) => [.. terms.Select((term, i) => Entry(term, i + 1))];

    public long[] LogTerms() => [.. Enumerable.Range(1, (int)Core.LastIndex.Value).Select(i => Core.TermAt(I(i)).Value)];

    public void Do(params Action<HyperRaft>[] inputs)
    {
        foreach (var input in inputs)
            input(Core);
        Collect();
    }

    public void Step(RaftMessage message) => Do(core => core.Step(message));

    public void Advance(Duration elapsed) => Do(core => core.Advance(elapsed));

    public ProposeResult Propose(int number, long size = 100, long? quotaSize = null)
    {
        ProposeResult result = default;
        Do(core => result = core.Propose(new TestPayload(number, size, quotaSize)));
        return result;
    }

    public ProposeOutcome Change(MemberChangeKind kind, params int[] nodes) =>
        Change(new ConfigurationChange(nodes.Select(node => new MemberChange(kind, N(node)))));

    public ProposeOutcome Change(ConfigurationChange change)
    {
        ProposeResult result = default;
        Do(core => result = core.ProposeChange(change));
        return result.Outcome;
    }

    public ReadOutcome Read(long read)
    {
        ReadOutcome outcome = default;
        Do(core => outcome = core.Read(read));
        return outcome;
    }

    public TransferOutcome Transfer(int to)
    {
        TransferOutcome outcome = default;
        Do(core => outcome = core.TransferLeadership(N(to)));
        return outcome;
    }

    /// <summary>The state machine has applied everything that is committed.</summary>
    public void ApplyAll() => Do(core => core.Applied(core.CommitIndex));

    /// <summary>An append of term and previous entry with entries of the given terms.</summary>
    public void Append(long term, long previous, long previousTerm, long[] terms, long commit = 0, int from = 2) =>
        Step(new AppendRequest(N(from), N(1), T(term), I(previous), T(previousTerm), EntrySlice.Of([.. terms.Select((t, i) => Entry(t, previous + 1 + i))]), I(commit)));

    public void Confirm(int from, long match) => Step(AppendResponse.Matched(N(from), N(1), Core.Term, I(match)));

    /// <summary>The oldest write becomes durable.</summary>
    public DurableWrite Persist()
    {
        var write = _writes.Dequeue();
        _sent.AddRange(write.MessagesAfter);
        Do(core => core.Persisted(write));
        return write;
    }

    public void PersistAll()
    {
        while (_writes.Count > 0)
            Persist();
    }

    /// <summary>What was sent since the last call.</summary>
    public IReadOnlyList<RaftMessage> Take()
    {
        RaftMessage[] taken = [.. _sent];
        _sent.Clear();
        return taken;
    }

    public IReadOnlyList<T> Take<T>()
        where T : RaftMessage => [.. Take().OfType<T>()];

    public T TakeOne<T>()
        where T : RaftMessage => Assert.Single(Take<T>());

    /// <summary>Times out and wins with everybody's vote; its first entry is durable here and nowhere else.</summary>
    public Solo Elected(int voters = 3)
    {
        Advance(ElectionTimeout);
        PersistAll();
        for (int peer = 2; peer <= voters; peer++)
            Step(new VoteResponse(N(peer), N(1), Core.Term, Granted: true));
        PersistAll();
        Assert.Equal(RaftRole.Leader, Core.Role);
        return this;
    }

    private void Collect()
    {
        var output = Core.Drain();
        _sent.AddRange(output.Messages);
        Committed.AddRange(output.Committed);
        Reads.AddRange(output.Reads);
        if (output.Restore is { } snapshot)
            Restored.Add(snapshot);
        if (output.Write is { } write)
            _writes.Enqueue(write);
        NextDeadline = output.NextDeadline;
    }
}
