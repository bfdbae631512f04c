using Aurigraph.Checkers;

namespace Aurigraph.PlantedFaults.Tests.Trials;

/// <summary>Cores whose messages are lost, repeated and reordered, whose disks lag and whose power fails, as a seed draws it; the safety checkers watch.</summary>
internal sealed class CoreTrial
{
    private const int MostInTransit = 400;

    private readonly SeededGenerator _draw;
    private readonly CoreMember[] _members;
    private readonly List<RaftMessage> _inTransit = [];
    private readonly (int Weight, Action Happen)[] _events;
    private readonly NodeId _slow;
    private NodeId _cutOff;
    private int _proposals;

    private CoreTrial(ulong seed)
    {
        _draw = new SeededGenerator(seed).Derive("trial");
        bool storm = Below(2) == 0;
        int voters = 3 + (2 * Below(2));
        var configuration = new MemberConfiguration(Enumerable.Range(1, voters).Select(NodeId.Validator), Enumerable.Range(voters + 1, Below(2)).Select(NodeId.Validator));
        Monitor = new SafetyMonitor(VotingConfiguration.Of(voters, QuorumRule.Majority));
        bool preVote = Below(2) == 0;
        bool checkQuorum = !storm && Below(2) == 0;
        _members = [.. configuration.Voters.Concat(configuration.Learners).Select(id => new CoreMember(id, configuration, preVote, checkQuorum, this))];
        _slow = Below(2) == 0 ? Any().Id : NodeId.None;
        _events = Events(storm);
        foreach (CoreMember member in _members)
            member.Start();
    }

    /// <summary>What the checkers know.</summary>
    public SafetyMonitor Monitor { get; }

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

    /// <summary>A draw between two durations.</summary>
    public Duration Between(Duration least, Duration bound) => _draw.NextDuration(least, bound);

    /// <summary>A message leaves its sender.</summary>
    public void Send(RaftMessage message)
    {
        if (!_cutOff.IsNone && (message.From == _cutOff || message.To == _cutOff))
            return;
        if (_inTransit.Count == MostInTransit)
            _inTransit.RemoveAt(0);
        _inTransit.Add(message);
    }

    private (int Weight, Action Happen)[] Events(bool storm) =>
    [
        (storm ? 24 : 30, () => Deliver(0)),
        (18, () => Deliver(Below(Math.Max(1, _inTransit.Count)))),
        (22, () => CompleteWrite(Any())),
        (storm ? 1 : 6, GoWellForAWhile),
        (storm ? 4 : 9, () => Any().Advance(Duration.FromMilliseconds(Below(60)))),
        (4, () => Any().Advance(CoreMember.ElectionTimeoutMin * 2)),
        (storm ? 5 : 1, HoldElection),
        (storm ? 4 : 8, Propose),
        (6, () => Repeat(Below(Math.Max(1, _inTransit.Count)))),
        (storm ? 4 : 3, () => Lose(Below(Math.Max(1, _inTransit.Count)))),
        (storm ? 4 : 3, () => Any().Crash(reachedThePlatter: Below(4))),
        (storm ? 6 : 4, () => Any().Start()),
        (storm ? 4 : 2, () => Blink(Any())),
        (1, () => _cutOff = Any().Id),
        (2, () => _cutOff = NodeId.None),
    ];

    private void HappenSomething()
    {
        int choice = Below(_events.Sum(e => e.Weight));
        foreach ((int weight, Action happen) in _events)
        {
            choice -= weight;
            if (choice < 0)
            {
                happen();
                return;
            }
        }
    }

    private CoreMember Any() => _members[Below(_members.Length)];

    private void Deliver(int position)
    {
        if (position >= _inTransit.Count)
            return;
        RaftMessage message = _inTransit[position];
        _inTransit.RemoveAt(position);
        _members[message.To.Number - 1].Step(message);
    }

    private void Repeat(int position)
    {
        if (position < _inTransit.Count)
            _inTransit.Add(_inTransit[position]);
    }

    private void Lose(int position)
    {
        if (position < _inTransit.Count)
            _inTransit.RemoveAt(position);
    }

    private void Propose()
    {
        CoreMember? leader = _members.Where(m => m.Leads).MaxBy(m => m.Term);
        for (int count = 1 + Below(3); count > 0; count--)
            leader?.Propose(new NumberedPayload(++_proposals));
    }

    private void GoWellForAWhile()
    {
        for (int i = Below(16); i >= 0; i--)
        {
            Deliver(0);
            CompleteWrite(_members[i % _members.Length]);
        }
    }

    /// <summary>A disk that is slow completes one write where others complete six.</summary>
    private void CompleteWrite(CoreMember member)
    {
        if (member.Id != _slow || Below(6) == 0)
            member.CompleteWrite();
    }

    /// <summary>The power fails for a moment.</summary>
    private void Blink(CoreMember member)
    {
        member.Crash(reachedThePlatter: Below(3) / 2);
        member.Start();
    }

    /// <summary>One member times out, or two at once, and all that has to do with votes goes well, but for the power; appends stay where they are.</summary>
    private void HoldElection()
    {
        for (int candidates = 1 + (Below(3) / 2); candidates > 0; candidates--)
            Any().Advance(CoreMember.ElectionTimeoutMin * 2);
        bool isDark = Below(2) == 0;
        for (int i = 0; i < 60; i++)
        {
            if (isDark && Below(12) == 0)
                Blink(Any());
            int vote = _inTransit.FindIndex(m => m is VoteRequest or VoteResponse or PreVoteRequest or PreVoteResponse);
            if (vote >= 0)
                Deliver(vote);
            else
                CompleteWrite(_members[i % _members.Length]);
        }
    }

    /// <summary>Faults end: what members have come to differ in comes to light.</summary>
    private void LetAllGoWell()
    {
        _cutOff = NodeId.None;
        foreach (CoreMember member in _members)
            member.Start();
        for (int round = 0; round < 120 && Monitor.Violations.Count == 0; round++)
        {
            for (int steps = 0; steps < 300 && (_inTransit.Count > 0 || _members.Any(m => m.HasWrites)); steps++)
            {
                Deliver(0);
                _members[steps % _members.Length].CompleteWrite();
            }
            if (round % 10 == 0)
                Propose();
            foreach (CoreMember member in _members)
                member.Advance(Duration.FromMilliseconds(9));
        }
    }
}
