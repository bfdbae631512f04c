using Aurigraph.Checkers;
using Aurigraph.Consensus.Reads;

namespace Aurigraph.PlantedFaults.Tests.Trials;

/// <summary>Cores whose messages are lost, repeated and reordered, whose disks lag and whose power fails, and which meanwhile change their members, compact
/// their logs, carry snapshots, hand leadership over and answer reads, as a seed draws it; the safety checkers watch.</summary>
/// <remarks>Partial by duty: this file sets up and keeps the books, Events is what may happen, Plots are the rarer things that take several steps.</remarks>
internal sealed partial class CoreTrial
{
    private const int MostInTransit = 400;

    private readonly SeededGenerator _draw;
    private readonly CoreMember[] _members;
    private readonly List<Carried> _inTransit = [];
    private readonly Queue<RaftMessage> _lost = new();
    private readonly List<(NodeId Reader, LogIndex Acknowledged)> _asked = [];
    private readonly (int Weight, Action Happen)[] _events;
    private readonly NodeId _slow;
    private readonly bool _clocksRunAlike;
    private NodeId _cutOff;
    private Carried? _snapshotSent;
    private LogIndex _committed;
    private int _proposals;

    private CoreTrial(ulong seed)
    {
        _draw = new SeededGenerator(seed).Derive("trial");
        bool storm = Below(2) == 0;
        int voters = 3 + (2 * Below(2));
        int learners = Below(2);
        int spares = Below(3);
        var configuration = new MemberConfiguration(Enumerable.Range(1, voters).Select(NodeId.Validator), Enumerable.Range(voters + 1, learners).Select(NodeId.Validator));
        Monitor = new SafetyMonitor(VotingConfiguration.Of(voters, QuorumRule.Majority));
        bool preVote = Below(2) == 0;
        bool checkQuorum = !storm && Below(2) == 0;
        _clocksRunAlike = checkQuorum && Below(2) == 0;
        bool stepDown = Below(4) > 0;
        bool eager = Below(2) == 0;
        bool appliesLater = Below(3) == 0;
        _members = [.. Enumerable.Range(1, voters + learners + spares).Select(number => new CoreMember(new CoreOptions
        {
            Self = NodeId.Validator(number),
            Configuration = configuration,
            Heartbeat = Duration.FromMilliseconds(50),
            ElectionTimeoutMin = CoreMember.ElectionTimeoutMin,
            DrawElectionTimeout = () => _draw.NextDuration(CoreMember.ElectionTimeoutMin, CoreMember.ElectionTimeoutMin * 2),
            PreVote = preVote,
            CheckQuorum = checkQuorum,
            LeaseReads = _clocksRunAlike,
            StepDownOnRemoval = stepDown,
            EagerCommitNews = eager,
            PromotionLag = null,
            MaxInflightAppends = 3,
            MaxAppendEntries = 3,
        }, appliesLater, this))];
        _slow = Below(2) == 0 ? Any().Id : NodeId.None;
        _events = Events(storm);
        foreach (CoreMember member in _members)
            member.Start();
    }

    /// <summary>What the checkers know.</summary>
    public SafetyMonitor Monitor { get; }

    private CoreMember? Leader => _members.Where(m => m.Leads).MaxBy(m => m.Term);

    /// <summary>Plays what a seed draws; answers the first property that was broken, or null.</summary>
    public static string? Run(ulong seed)
    {
        var trial = new CoreTrial(seed);
        for (int steps = 300 + trial.Below(1500); steps > 0 && trial.Monitor.Violations.Count == 0; steps--)
            trial.HappenSomething();
        trial.LetAllGoWell();
        return trial.Monitor.Violations.Count == 0 ? null : trial.Monitor.Violations[0];
    }

    /// <summary>A draw from 0 to below a bound.</summary>
    public int Below(int bound) => (int)_draw.NextInt64(bound);

    /// <summary>A message leaves its sender.</summary>
    /// <param name="message">The message.</param>
    /// <param name="content">The state that goes with a snapshot.</param>
    public void Send(RaftMessage message, MemberState? content = null)
    {
        if (!_cutOff.IsNone && (message.From == _cutOff || message.To == _cutOff))
        {
            _lost.Enqueue(message);
            return;
        }
        if (_inTransit.Count == MostInTransit)
            Lose(0);
        var carried = new Carried(message, content);
        _inTransit.Add(carried);
        if (message is SnapshotRequest)
            _snapshotSent ??= carried;
    }

    /// <summary>A member counts entries as committed; a leader acknowledges them.</summary>
    public void Committed(NodeId member, bool leads, IReadOnlyList<LogEntry> entries)
    {
        Monitor.Committed(member, leads, entries);
        if (entries.Count > 0)
            _committed = LogIndex.Max(_committed, entries[^1].Index);
    }

    /// <summary>A member is asked to read: what was acknowledged by now it must see.</summary>
    /// <returns>The read's name.</returns>
    public long Asked(NodeId reader)
    {
        _asked.Add((reader, _committed));
        return _asked.Count - 1;
    }

    /// <summary>A read was answered (thesis, section 6.4).</summary>
    public void Answered(NodeId member, ReadResult answer)
    {
        (NodeId reader, LogIndex acknowledged) = _asked[(int)answer.Read];
        if (reader != member || answer.Index < acknowledged)
            Monitor.Note($"linearizable reads: {member} may answer read {answer.Read} of {reader} from index {answer.Index}, where {acknowledged} was acknowledged before it was asked");
    }

    /// <summary>Faults end: what members have come to differ in comes to light.</summary>
    private void LetAllGoWell()
    {
        _cutOff = NodeId.None;
        foreach (CoreMember member in _members)
            member.Start();
        for (int round = 0; round < 120 && Monitor.Violations.Count == 0; round++)
        {
            for (int steps = 0; steps < 300 && (_inTransit.Count > 0 || _members.Any(m => m.IsBusy)); steps++)
            {
                Deliver(0);
                _members[steps % _members.Length].Work();
            }
            if (round % 10 == 0)
                Propose();
            foreach (CoreMember member in _members)
                member.Advance(Duration.FromMilliseconds(9));
        }
    }

    /// <summary>A message on its way, and the state that goes with a snapshot.</summary>
    private sealed record Carried(RaftMessage Message, MemberState? Content);
}
