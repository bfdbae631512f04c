using Aurigraph.Conformance.Vectors;
using Aurigraph.Consensus;
using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Reads;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>
/// A core, its disk and its state machine, all moved by hand. A leader's output is drained after every input, so that each proposal and each rise of
/// the commit index travels by itself; a follower's when it is looked at, so that its answers wait for one write. What was drained is kept until
/// <c>process-ready</c> takes all of it at once, as etcd raft's harness takes a Ready.
/// <para>Synchronous: what is taken is written, what is committed applied, and the core is told of both in the same step. Asynchronous:
/// an append thread and an apply thread do it when they are called, and the core hears of it by a message of its own.</para>
/// </summary>
internal sealed class ScriptedNode
{
    private const long SizeOfBareEntry = 16;
    private readonly NodeSetup _setup;
    private readonly NodeStorage _storage;
    private readonly Queue<LogEntry> _committed = [];
    private readonly Queue<AppendWork> _appends = [];
    private readonly Queue<ApplyWork> _applies = [];
    private readonly Dictionary<long, string> _readNames = [];
    private readonly List<string> _answeredReads = [];
    private List<string> _newlyAnsweredReads = [];
    private List<Parcel> _messages = [];
    private List<PeerParcel> _answers = [];
    private List<DurableWrite> _writes = [];
    private List<string> _ownAnswers = [];
    private HardState _described;

    public ScriptedNode(NodeId id, NodeSetup setup)
    {
        Id = id;
        _setup = setup;
        LogIndex start = setup.Start?.Index ?? LogIndex.Zero;
        _described = new HardState(Term.Zero, NodeId.None, start);
        AppliedMark = setup.Start;
        _storage = new NodeStorage(setup.Start, _described);
        Core = new HyperRaft(setup.OptionsFor(id), _storage.Restored(AppliedMark));
        Drain();
    }

    /// <summary>Its name.</summary>
    public NodeId Id { get; }

    /// <summary>Its number.</summary>
    public int Number => NodeNumber.Of(Id);

    /// <summary>The core. Only to look at: whatever changes it goes through <see cref="Do"/>.</summary>
    public HyperRaft Core { get; private set; }

    /// <summary>What its state machine holds; null while it holds nothing.</summary>
    public SnapshotMark? AppliedMark { get; private set; }

    /// <summary>The lines of <c>reads</c>: reads that may be answered, and once what index is applied.</summary>
    public IReadOnlyList<string> AnsweredReads => _answeredReads.Count == 0 ? ["no read is answered"] : _answeredReads;

    /// <summary>Whether <c>process-ready</c> would do something.</summary>
    public bool HasReady
    {
        get
        {
            Drain();
            return _messages.Count > 0 || _answers.Count > 0 || _newlyAnsweredReads.Count > 0 || _writes.Count > 0 || Appliable(0) || (_setup.IsAsynchronous && _described != Described);
        }
    }

    /// <summary>Whether the append thread has work.</summary>
    public bool HasAppendWork => _appends.Count > 0;

    /// <summary>Whether the apply thread has work.</summary>
    public bool HasApplyWork => _applies.Count > 0;

    /// <summary>The lines of <c>raft-log</c>.</summary>
    public IReadOnlyList<string> LogText => _storage.Text;

    private HardState Described => new(Core.Term, Core.VotedFor, Core.CommitIndex);

    /// <summary>One input, and what follows from it.</summary>
    public void Do(Action<HyperRaft> input)
    {
        input(Core);
        if (Core.Role == RaftRole.Leader)
            Drain();
    }

    /// <summary>A message arrives. A new term ends what was owed in the old one, so that is drained before.</summary>
    public void Receive(RaftMessage message)
    {
        if (message.Term > Core.Term || message is TimeoutNow)
            Drain();
        Do(core => core.Step(message));
    }

    /// <summary>It runs for leader, which begins a new term as well.</summary>
    public void Campaign()
    {
        Drain();
        Do(core => core.Campaign());
    }

    /// <summary>Time passes, a tick at a time.</summary>
    public void Ticks(long count)
    {
        for (long i = 0; i < count; i++)
        {
            Drain();
            Do(core => core.Advance(NodeSetup.Tick));
        }
    }

    /// <summary>Time passes until a heartbeat is due.</summary>
    public void TickHeartbeat() => Ticks(_setup.HeartbeatTicks);

    /// <summary>Time passes for as long as the shortest election time-out.</summary>
    public void TickElection() => Ticks(_setup.ElectionTicks);

    /// <summary>Sets the wait under way to a number of ticks.</summary>
    public void SetElectionTimeout(long ticks) => Do(core => core.SetElectionTimeout(NodeSetup.Tick * ticks));

    /// <summary>Removes entries from memory and disk.</summary>
    public void Compact(LogIndex upTo)
    {
        var term = Core.LastIndex >= upTo && Core.FirstIndex <= upTo ? Core.TermAt(upTo) : Term.Zero;
        Do(core => core.Compact(upTo));
        if (term > Term.Zero)
            _storage.Compact(new SnapshotMark(upTo, term, Core.Configuration));
    }

    /// <summary>It crashes and starts again from its disk and its state machine, which keeps what it was given. Whatever was not written or sent is gone.</summary>
    public void Restart()
    {
        _messages = [];
        _answers = [];
        _writes = [];
        _ownAnswers = [];
        _newlyAnsweredReads = [];
        _committed.Clear();
        _appends.Clear();
        _applies.Clear();
        _described = _storage.State;
        Core = new HyperRaft(_setup.OptionsFor(Id), _storage.Restored(AppliedMark));
        Drain();
    }

    /// <summary>Asks to read under a name. Null, or why that was refused.</summary>
    public string? Read(string name)
    {
        long read = _readNames.Count;
        _readNames.Add(read, name);
        ReadOutcome outcome = default;
        Do(core => outcome = core.Read(read));
        return outcome == ReadOutcome.Accepted ? null : $"the read was refused: {outcome}";
    }

    /// <summary>Passes a proposal on.</summary>
    public void Forward(ProposalParcel proposal) => _messages.Add(proposal);

    /// <summary>Takes the output that has gathered, writes it down, and does or begins what it asks for.</summary>
    public void ProcessReady(OutputText output, List<Parcel> network)
    {
        if (!HasReady)
        {
            output.Write("<empty Ready>");
            return;
        }

        (var messages, _messages) = (_messages, []);
        (var answers, _answers) = (_answers, []);
        (var writes, _writes) = (_writes, []);
        (var ownAnswers, _ownAnswers) = (_ownAnswers, []);
        (var reads, _newlyAnsweredReads) = (_newlyAnsweredReads, []);
        var committed = TakeCommitted();
        LogEntry[] entries = Surviving(writes);
        if (reads.Count > 0)
            output.Write(["Reads:", .. reads]);
        Section(output, "Entries:", entries);
        Section(output, "CommittedEntries:", committed);
        if (!_setup.IsAsynchronous)
        {
            Section(output, [.. messages, .. answers], []);
            Write(writes);
            foreach (var entry in committed)
                Apply(entry);
            network.AddRange(messages);
            network.AddRange(answers);
            foreach (var write in writes)
                Do(core => core.Persisted(write));
            return;
        }

        var works = new List<IReadOnlyList<string>>();
        if (writes.Count > 0 || answers.Count > 0 || _described != Described)
            works.Add(BeginAppend(writes, entries, answers, ownAnswers));
        if (committed.Count > 0)
            works.Add(BeginApply(committed));
        Section(output, messages, works);
        network.AddRange(messages);
    }

    /// <summary>The disk completes the oldest request.</summary>
    public void ProcessAppendThread(OutputText output, List<Parcel> network)
    {
        if (!_appends.TryDequeue(out var work))
        {
            output.Write("no append work to perform");
            return;
        }

        Write(work.Writes);
        output.Write(["Processing:", .. Text(work.Head, work.Writes, []), "Responses:", .. work.ResponseText]);
        network.AddRange(work.Responses);
        network.Add(new PersistedParcel(Id, work));
    }

    /// <summary>The state machine completes the oldest request.</summary>
    public void ProcessApplyThread(OutputText output, List<Parcel> network)
    {
        if (!_applies.TryDequeue(out var work))
        {
            output.Write("no apply work to perform");
            return;
        }

        output.Write("Processing:", work.Head, "Responses:", work.Response);
        network.Add(new AppliedParcel(Id, work));
    }

    /// <summary>The core hears that a request to the disk is done.</summary>
    public void Persisted(AppendWork work)
    {
        foreach (var write in work.Writes)
            Do(core => core.Persisted(write));
    }

    /// <summary>A change takes effect when its entry is applied, and the core hears of it then.</summary>
    public void Applied(ApplyWork work)
    {
        foreach (var entry in work.Entries)
            Apply(entry);
    }

    private void Apply(LogEntry entry)
    {
        if (entry.Index <= Core.AppliedIndex)
            return;
        Do(core => core.Applied(entry.Index));
        AppliedMark = new SnapshotMark(entry.Index, entry.Term, Core.Configuration);
    }

    private void Write(IReadOnlyList<DurableWrite> writes)
    {
        foreach (var write in writes)
            _storage.Write(write);
    }

    private void Drain()
    {
        var output = Core.Drain();
        foreach (var message in output.Messages)
            Keep(message, followsWrite: MessageText.FollowsWrite(message));
        if (output.Write is { } write)
        {
            NoteOwnAnswer(write);
            _writes.Add(write);
            foreach (var message in write.MessagesAfter)
                Keep(message, followsWrite: _setup.IsAsynchronous || MessageText.FollowsWrite(message));
        }

        if (output.Restore is { } restored)
        {
            AppliedMark = restored;
            _committed.Clear();
        }

        foreach (var entry in output.Committed)
            _committed.Enqueue(entry);
        foreach (var read in output.Reads)
        {
            string line = $"{_readNames[read.Read]} at {read.Index}";
            _newlyAnsweredReads.Add(line);
            _answeredReads.Add(line);
        }
    }

    private void Keep(RaftMessage message, bool followsWrite)
    {
        if (followsWrite)
            _answers.Add(new PeerParcel(message));
        else
            _messages.Add(new PeerParcel(message));
    }

    /// <summary>What etcd raft has a candidate or leader tell itself once a write is done; here the core is told of the write.</summary>
    private void NoteOwnAnswer(DurableWrite write)
    {
        string ends = MessageText.Ends(Id, Id);
        if (Core.Role == RaftRole.Candidate && write.HardState is { } state && state.VotedFor == Id)
            _ownAnswers.Add($"{ends} MsgVoteResp Term:{state.Term} Log:0/0");
        else if (Core.Role == RaftRole.Leader && !write.Entries.IsEmpty)
            _ownAnswers.Add($"{ends} MsgAppResp Term:{Core.Term} Log:0/{write.Entries.Last.Index}");
    }

    private bool Appliable(long sizeBefore) =>
        _committed.TryPeek(out var next)
        && (!_setup.IsAsynchronous || next.Index <= Core.DurableIndex)
        && (sizeBefore == 0 || sizeBefore <= _setup.MaxCommittedSize - (next.Size + SizeOfBareEntry));

    private List<LogEntry> TakeCommitted()
    {
        var taken = new List<LogEntry>();
        long size = 0;
        while (Appliable(size))
        {
            taken.Add(_committed.Dequeue());
            size += taken[^1].Size + SizeOfBareEntry;
        }

        return taken;
    }

    private IReadOnlyList<string> BeginAppend(List<DurableWrite> writes, LogEntry[] entries, List<PeerParcel> answers, List<string> ownAnswers)
    {
        bool isChanged = _described != Described;
        _described = Described;
        string state = isChanged ? $"Term:{_described.Term} Log:0/0{MessageText.Commit(_described.Commit)}{VoteText(_described.VotedFor)}" : "Term:0 Log:0/0";
        string head = $"{Number}->AppendThread MsgStorageAppend {state}";
        List<string> local = [.. ownAnswers];
        if (Core.DurableIndex < Core.LastIndex)
            local.Add($"AppendThread->{Number} MsgStorageAppendResp Term:{Core.Term} Log:{Core.TermAt(Core.LastIndex)}/{Core.LastIndex}");
        var work = new AppendWork(head, writes, answers, local);
        _appends.Enqueue(work);
        return Text(head, entries, work.ResponseText);
    }

    private IReadOnlyList<string> BeginApply(List<LogEntry> entries)
    {
        string list = $"Entries:[{string.Join(", ", entries.Select(EntryText.Of))}]";
        var work = new ApplyWork(
            $"{Number}->ApplyThread MsgStorageApply Term:0 Log:0/0 {list}", $"ApplyThread->{Number} MsgStorageApplyResp Term:0 Log:0/0 {list}", entries);
        _applies.Enqueue(work);
        return [$"{work.Head} Responses:[", $"  {work.Response}", "]"];
    }

    private static string VoteText(NodeId vote) => vote.IsNone ? "" : $" Vote:{NodeNumber.Of(vote)}";

    private static IReadOnlyList<string> Text(string head, IReadOnlyList<DurableWrite> writes, IReadOnlyList<string> responses) => Text(head, Surviving(writes), responses);

    private static IReadOnlyList<string> Text(string head, LogEntry[] entries, IReadOnlyList<string> responses)
    {
        string list = entries.Length == 0 ? "" : $" Entries:[{string.Join(", ", entries.Select(EntryText.Of))}]";
        return responses.Count == 0 ? [head + list] : [$"{head}{list} Responses:[", .. responses.Select(r => $"  {r}"), "]"];
    }

    /// <summary>The entries of several writes, without those that a later one replaces.</summary>
    private static LogEntry[] Surviving(IReadOnlyList<DurableWrite> writes)
    {
        var entries = new List<LogEntry>();
        foreach (var write in writes)
        {
            if (!write.Entries.IsEmpty)
                entries.RemoveAll(entry => entry.Index >= write.Entries.First.Index);
            entries.AddRange(write.Entries);
        }

        return [.. entries];
    }

    private static void Section(OutputText output, string heading, IReadOnlyCollection<LogEntry> entries)
    {
        if (entries.Count > 0)
            output.Write([heading, .. entries.Select(EntryText.Of)]);
    }

    private static void Section(OutputText output, IReadOnlyCollection<Parcel> messages, IReadOnlyCollection<IReadOnlyList<string>> works)
    {
        if (messages.Count + works.Count > 0)
            output.Write(["Messages:", .. messages.SelectMany(m => m.Text), .. works.SelectMany(w => w)]);
    }
}
