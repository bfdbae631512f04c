namespace Aurigraph.PlantedFaults.Tests.Trials;

/// <content>What may happen.</content>
internal sealed partial class CoreTrial
{
    private (int Weight, Action Happen)[] Events(bool storm) =>
    [
        (storm ? 24 : 30, () => Deliver(0)),
        (18, () => Deliver(Below(Math.Max(1, _inTransit.Count)))),
        (22, () => Work(Any())),
        (storm ? 1 : 6, GoWellForAWhile),
        (storm ? 4 : 9, () => Pass(Any(), Duration.FromMilliseconds(Below(60)))),
        (4, () => Pass(Any(), CoreMember.ElectionTimeoutMin * 2)),
        (storm ? 5 : 1, HoldElection),
        (storm ? 4 : 8, Propose),
        (6, () => Repeat(Below(Math.Max(1, _inTransit.Count)))),
        (storm ? 4 : 3, () => Lose(Below(Math.Max(1, _inTransit.Count)))),
        (storm ? 4 : 3, () => Any().Crash(reachedThePlatter: Below(4), isDamaging: Below(8) == 0)),
        (storm ? 6 : 4, () => Any().Start()),
        (storm ? 4 : 2, () => Blink(Any())),
        (1, () => _cutOff = Any().Id),
        (2, () => _cutOff = NodeId.None),
        (3, ChangeMembers),
        (2, () => Any().Compact(Below(5))),
        (1, () => Leader?.Do(core => core.TransferLeadership(Any().Id))),
        (3, () => (Below(2) == 0 ? Leader : Any())?.Read()),
        (1, () => Any().Do(core => core.ReportUnreachable(Any().Id))),
        (2, Plot),
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
                break;
            }
        }
        while (_lost.TryDequeue(out RaftMessage? lost))
            Report(lost, delivered: false);
    }

    private CoreMember Any() => _members[Below(_members.Length)];

    private CoreMember Member(NodeId id) => _members[id.Number - 1];

    private void Deliver(int position)
    {
        if (position >= _inTransit.Count)
            return;
        (RaftMessage message, MemberState? content) = _inTransit[position];
        _inTransit.RemoveAt(position);
        CoreMember receiver = Member(message.To);
        receiver.Step(message, content);
        Report(message, delivered: receiver.IsUp);
    }

    private void Repeat(int position)
    {
        if (position < _inTransit.Count)
            _inTransit.Add(_inTransit[position]);
    }

    private void Lose(int position)
    {
        if (position >= _inTransit.Count)
            return;
        _lost.Enqueue(_inTransit[position].Message);
        _inTransit.RemoveAt(position);
    }

    /// <summary>Who carries a snapshot learns whether it arrived.</summary>
    private void Report(RaftMessage message, bool delivered)
    {
        if (message is SnapshotRequest)
            Member(message.From).Do(core => core.ReportSnapshot(message.To, delivered));
    }

    /// <summary>Time passes for a member, or for all where leases count on clocks that run alike.</summary>
    private void Pass(CoreMember member, Duration time)
    {
        foreach (CoreMember own in _clocksRunAlike ? _members : [member])
            own.Advance(time);
    }

    private void Propose()
    {
        CoreMember? leader = Leader;
        for (int count = 1 + Below(3); count > 0; count--)
        {
            var payload = new NumberedPayload(++_proposals);
            leader?.Do(core => core.Propose(payload));
        }
    }

    /// <summary>Up to three steps, by themselves or through a joint configuration, or the way out of one.</summary>
    private void ChangeMembers()
    {
        if (Leader is not { } leader)
            return;
        ConfigurationChange change = leader.Configuration.IsJoint && Below(2) == 0
            ? ConfigurationChange.Leave
            : new ConfigurationChange(Enumerable.Range(0, 1 + Below(3)).Select(_ => new MemberChange((MemberChangeKind)Below(3), Any().Id)), (ChangeTransition)Below(3));
        leader.Do(core => core.ProposeChange(change));
    }

    private void GoWellForAWhile()
    {
        for (int i = Below(16); i >= 0; i--)
        {
            Deliver(0);
            Work(_members[i % _members.Length]);
        }
    }

    /// <summary>A member that is slow completes one write where others complete six.</summary>
    private void Work(CoreMember member)
    {
        if (member.Id != _slow || Below(6) == 0)
            member.Work();
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
            Pass(Any(), CoreMember.ElectionTimeoutMin * 2);
        Vote(isDark: Below(2) == 0);
    }

    private void Vote(bool isDark)
    {
        for (int i = 0; i < 60; i++)
        {
            if (isDark && Below(12) == 0)
                Blink(Any());
            int vote = _inTransit.FindIndex(m => IsAboutVotes(m.Message));
            if (vote >= 0 && Below(12) == 0)
                Repeat(vote);
            if (vote >= 0)
                Deliver(vote);
            else
                Work(_members[i % _members.Length]);
        }
    }

    private static bool IsAboutVotes(RaftMessage message) => message is VoteRequest or VoteResponse or PreVoteRequest or PreVoteResponse or TimeoutNow;
}
