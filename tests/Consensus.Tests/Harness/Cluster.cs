using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Reads;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>Members, the messages between them, and nothing that happens by itself: a test says what comes next. After every step
/// the safety properties are checked.</summary>
internal sealed class Cluster
{
    public static readonly Duration Heartbeat = Duration.FromMilliseconds(50);
    public static readonly Duration ElectionTimeoutMin = Duration.FromMilliseconds(150);

    private readonly Machine[] _machines;
    private readonly SafetyChecker _checker;
    private readonly List<RaftMessage> _inTransit = [];
    private readonly HashSet<(NodeId From, NodeId To)> _refusing = [];
    private readonly Queue<RaftMessage> _lost = new();

    public Cluster(
        int voters,
        int learners = 0,
        QuorumRule rule = QuorumRule.Majority,
        Func<CoreOptions, CoreOptions>? configure = null,
        ulong seed = 1,
        (long Term, long[] LogTerms)[]? found = null,
        int spares = 0)
    {
        var shared = new Dictionary<(long Index, long Term), LogEntry>();
        var configuration = new MemberConfiguration(
            Enumerable.Range(1, voters).Select(NodeId.Validator), Enumerable.Range(voters + 1, learners).Select(NodeId.Validator), rule);
        _machines = new Machine[voters + learners + spares];
        for (int i = 0; i < _machines.Length; i++)
        {
            var options = new CoreOptions
            {
                Self = NodeId.Validator(i + 1),
                Configuration = configuration,
                Heartbeat = Heartbeat,
                ElectionTimeoutMin = ElectionTimeoutMin,
                DrawElectionTimeout = () => ElectionTimeoutMin,
            };
            _machines[i] = new Machine(configure?.Invoke(options) ?? options, seed);
            if (found is not null)
                _machines[i].Disk.Preset(new HardState(new Term(found[i].Term), NodeId.None, LogIndex.Zero), found[i].LogTerms.Select(Found));
            _machines[i].Start();
        }

        _checker = new SafetyChecker(_machines);

        LogEntry Found(long term, int position)
        {
            if (!shared.TryGetValue((position, term), out var entry))
                shared.Add((position, term), entry = new LogEntry(new Term(term), new LogIndex(position + 1), new TestPayload(position + 1)));
            return entry;
        }
    }

    public IReadOnlyList<Machine> Machines => _machines;

    public SafetyChecker Checker => _checker;

    /// <summary>Messages sent and not yet delivered, oldest first.</summary>
    public IReadOnlyList<RaftMessage> InTransit => _inTransit;

    public long[] LogTerms(int number) =>
        [.. Enumerable.Range(1, (int)this[number].LastIndex.Value).Select(i => this[number].TermAt(new LogIndex(i)).Value)];

    /// <summary>Messages for which this is true are lost when they are sent.</summary>
    public Func<RaftMessage, bool> IsLost { get; set; } = _ => false;

    /// <summary>Called with every message that is sent, lost or not.</summary>
    public Action<RaftMessage> OnSent { get; set; } = _ => { };

    /// <summary>Machines whose disk completes nothing while <see cref="Settle"/> runs.</summary>
    public HashSet<int> StalledDisks { get; } = [];

    public HyperRaft this[int number] => _machines[number - 1].Core;

    public Machine Machine(int number) => _machines[number - 1];

    /// <summary>The machine that leads the highest term; null when none does.</summary>
    public Machine? Leader => _machines.Where(m => m.IsUp && m.Core.Role == RaftRole.Leader).MaxBy(m => m.Core.Term);

    public void Advance(int number, Duration elapsed) => Input(_machines[number - 1], core => core.Advance(elapsed));

    public void AdvanceAll(Duration elapsed)
    {
        foreach (var machine in _machines.Where(m => m.IsUp))
            Advance(machine.Id.Number, elapsed);
    }

    public ProposeResult Propose(int number, params TestPayload[] payloads)
    {
        ProposeResult result = default;
        Input(_machines[number - 1], core =>
        {
            foreach (var payload in payloads)
                result = core.Propose(payload);
        });
        return result;
    }

    /// <summary>Gives a machine an input of any kind.</summary>
    public void Do(int number, Action<HyperRaft> input) => Input(_machines[number - 1], input);

    /// <summary>Asks for a change of members, one step or several.</summary>
    public ProposeResult ProposeChange(int number, ConfigurationChange change)
    {
        ProposeResult result = default;
        Input(_machines[number - 1], core => result = core.ProposeChange(change));
        return result;
    }

    /// <summary>Asks to read; the checker sees to it that the answer is not older than what was acknowledged by now.</summary>
    public ReadOutcome Read(int number)
    {
        ReadOutcome outcome = default;
        Input(_machines[number - 1], core => outcome = core.Read(_checker.Asked(number)));
        return outcome;
    }

    /// <summary>Drops the beginning of a machine's log as far as it may.</summary>
    public void Compact(int number, LogIndex upTo) => _machines[number - 1].Compact(upTo);

    /// <summary>Hands a message to its receiver, whether or not it was ever sent.</summary>
    public void Step(RaftMessage message)
    {
        var receiver = _machines[message.To.Number - 1];
        if (receiver.IsUp)
            Input(receiver, core => core.Step(message));
        ReportSnapshot(message, delivered: receiver.IsUp);
    }

    public void Deliver(int position)
    {
        var message = _inTransit[position];
        _inTransit.RemoveAt(position);
        Step(message);
    }

    public void Duplicate(int position) => _inTransit.Add(_inTransit[position]);

    public void Drop(int position)
    {
        var message = _inTransit[position];
        _inTransit.RemoveAt(position);
        ReportSnapshot(message, delivered: false);
    }

    public void DropAll()
    {
        while (_inTransit.Count > 0)
            Drop(0);
    }

    /// <summary>Who carries a snapshot learns whether it arrived.</summary>
    private void ReportSnapshot(RaftMessage message, bool delivered)
    {
        if (message is SnapshotRequest && _machines[message.From.Number - 1] is { IsUp: true } sender)
            Input(sender, core => core.ReportSnapshot(message.To, delivered));
    }

    /// <summary>The oldest write of a machine becomes durable.</summary>
    public void CompleteWrite(int number)
    {
        var machine = _machines[number - 1];
        DurableWrite write = machine.Disk.Complete();
        _checker.Persisted(machine);
        foreach (var message in write.MessagesAfter)
            Send(message);
        Input(machine, core => core.Persisted(write));
    }

    public void Crash(int number, int reachedThePlatter = 0, int appliedKept = int.MaxValue)
    {
        _machines[number - 1].Crash(reachedThePlatter, appliedKept);
        _checker.Persisted(_machines[number - 1]);
        _checker.Crashed(_machines[number - 1]);
    }

    public void Restart(int number)
    {
        _machines[number - 1].Start();
        _checker.Restarted(_machines[number - 1]);
        Input(_machines[number - 1], _ => { });
    }

    /// <summary>The transport from one member to another has no room, until <see cref="Accept"/>.</summary>
    public void Refuse(int from, int to) => _refusing.Add((NodeId.Validator(from), NodeId.Validator(to)));

    public void Accept(int from, int to)
    {
        if (_refusing.Remove((NodeId.Validator(from), NodeId.Validator(to))) && _machines[from - 1].IsUp)
            Input(_machines[from - 1], core => core.Drained(NodeId.Validator(to)));
    }

    public void AcceptAll()
    {
        foreach (var (from, to) in _refusing.Order().ToArray())
            Accept(from.Number, to.Number);
    }

    /// <summary>Loses every message between the named members and the others.</summary>
    public void Isolate(params int[] numbers) =>
        IsLost = message => numbers.Contains(message.From.Number) != numbers.Contains(message.To.Number);

    /// <summary>Time passes for all alike, and everything that can happen happens after each step of it.</summary>
    public void Live(Duration time)
    {
        var step = Duration.FromMilliseconds(5);
        for (var passed = Duration.Zero; passed < time; passed += step)
        {
            AdvanceAll(step);
            Settle();
        }
    }

    public void Heal() => IsLost = _ => false;

    /// <summary>Delivers messages in order and completes writes, until nothing is under way.</summary>
    public void Settle()
    {
        for (int steps = 0; ; steps++)
        {
            Assert.True(steps < 100_000, "The members keep sending without time passing.");
            if (_inTransit.Count > 0)
                Deliver(0);
            else if (_machines.FirstOrDefault(m => m.Disk.UnderWay > 0 && !StalledDisks.Contains(m.Id.Number)) is { } machine)
                CompleteWrite(machine.Id.Number);
            else
                return;
        }
    }

    /// <summary>Lets one member time out and win.</summary>
    public void Elect(int number)
    {
        foreach (var other in _machines.Where(m => m.IsUp && m.Id.Number != number && m.Core.Role != RaftRole.Leader && m.Core.Leader.IsNone == false))
            Advance(other.Id.Number, ElectionTimeoutMin);
        Advance(number, ElectionTimeoutMin * 2);
        Settle();
        Assert.Equal(RaftRole.Leader, this[number].Role);
    }

    private void Input(Machine machine, Action<HyperRaft> input)
    {
        var before = _checker.Before(machine);
        input(machine.Core);
        var output = machine.Core.Drain();
        _checker.After(machine, before, output);
        _checker.Answered(machine, output.Reads);
        if (output.Restore is { } snapshot)
            machine.Restore(_checker.StateAt(snapshot));
        if (output.Write is { } write)
            machine.Disk.Issue(write);
        foreach (var entry in output.Committed.ToArray())
            machine.Apply(entry);
        bool isRefused = false;
        foreach (var message in output.Messages.ToArray())
        {
            if (_refusing.Contains((message.From, message.To)))
            {
                machine.Core.SendRefused(message);
                isRefused = true;
            }
            else
            {
                Send(message);
            }
        }

        if (isRefused || output.Committed.Count > 0)
            Input(machine, _ => { });
        while (_lost.TryDequeue(out var lost))
            ReportSnapshot(lost, delivered: false);
    }

    private void Send(RaftMessage message)
    {
        _checker.Sent(message);
        OnSent(message);
        if (!IsLost(message))
            _inTransit.Add(message);
        else
            _lost.Enqueue(message);
    }
}
