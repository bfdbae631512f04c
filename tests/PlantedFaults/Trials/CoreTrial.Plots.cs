namespace Aurigraph.PlantedFaults.Tests.Trials;

/// <content>Several steps in a row that single events hardly ever add up to: a leader that does not know it was replaced is asked to read, and a member
/// that was away comes back when the others have compacted their logs.</content>
internal sealed partial class CoreTrial
{
    private void Plot()
    {
        if (Leader is not { } leader)
            return;
        CoreMember[] others = [.. _members.Where(m => m != leader)];
        CoreMember other = others[Below(others.Length)];
        switch (Below(9))
        {
            case 0:
                Depose(leader, other);
                break;
            case 1:
                AnswerLate(leader, other);
                break;
            case 2:
                RestartAndRun(leader, other);
                break;
            case 3:
                HandOver(leader, other);
                break;
            case 4:
                RunTwice(other);
                break;
            case 5:
                CarryLate(leader, other);
                break;
            case 6:
                Overwrite(leader, other);
                break;
            default:
                StayAway(leader, other);
                break;
        }
        if (Below(2) == 0)
            _cutOff = NodeId.None;
    }

    /// <summary>The leader is cut off for longer than voters are bound to it.</summary>
    private void Depose(CoreMember leader, CoreMember other)
    {
        _cutOff = leader.Id;
        Pass(other, CoreMember.ElectionTimeoutMin);
        Take(leader, other);
    }

    /// <summary>The answers to the leader's last heartbeats come when another one leads.</summary>
    private void AnswerLate(CoreMember leader, CoreMember other)
    {
        Pass(leader, Duration.FromMilliseconds(50));
        DeliverAll(m => m is Heartbeat && m.From == leader.Id);
        _cutOff = leader.Id;
        Pass(other, CoreMember.ElectionTimeoutMin);
        Take(leader, other);
        DeliverAll(m => m is HeartbeatResponse && m.To == leader.Id);
        leader.Read();
    }

    /// <summary>One member does not hear the leader, and runs when the others have just restarted.</summary>
    private void RestartAndRun(CoreMember leader, CoreMember other)
    {
        _cutOff = other.Id;
        for (int i = 0; i < 4; i++)
        {
            Pass(leader, Duration.FromMilliseconds(50));
            WorkOff(_ => true);
        }
        foreach (CoreMember member in _members.Where(m => m != leader && m != other))
            Blink(member);
        _cutOff = leader.Id;
        Take(leader, other);
    }

    /// <summary>Leadership is handed over, and the one who hands it over hears no more of it.</summary>
    private void HandOver(CoreMember leader, CoreMember other)
    {
        _cutOff = NodeId.None;
        Pass(leader, Duration.FromMilliseconds(50));
        WorkOff(_ => true);
        leader.Do(core => core.TransferLeadership(other.Id));
        if (Below(2) == 0)
            WorkOff(m => m is AppendRequest or AppendResponse);
        _cutOff = leader.Id;
        DeliverAll(m => m is TimeoutNow);
        Take(leader, other);
    }

    /// <summary>A member, perhaps the leader with entries that nobody else has, is away until what it lacks is only in snapshots; then those come, some
    /// twice, while its disk takes its time.</summary>
    private void StayAway(CoreMember leader, CoreMember other)
    {
        CoreMember away = Below(2) == 0 ? leader : _members.First(m => m != leader);
        _cutOff = away.Id;
        for (int count = Below(6); count > 0; count--)
            away.Do(core => core.Propose(new NumberedPayload(++_proposals)));
        for (int writes = Below(4); writes > 0; writes--)
            away.Work();
        if (away == leader && other != leader)
            Take(leader, other);
        for (int rounds = 1 + Below(2); rounds > 0; rounds--)
        {
            Propose();
            WorkOff(m => m.To != away.Id, m => m == away);
        }
        foreach (CoreMember member in _members.Where(m => m != away))
            member.Compact(Below(3));
        _cutOff = NodeId.None;
        _snapshotSent = null;
        for (int i = 0; i < 3; i++)
        {
            Pass(Leader ?? other, Duration.FromMilliseconds(50));
            Propose();
            WorkOff(m => m.From == away.Id || m.To == away.Id, Below(2) == 0 ? m => m == away : null);
            if (Below(2) == 0)
                away.Compact(0);
        }
        if (_snapshotSent is null)
            return;
        ComeLate(_snapshotSent);
        if (Leader is { } old && old != away)
        {
            CoreMember third = _members.First(m => m != old && m != away);
            _cutOff = old.Id;
            Pass(third, CoreMember.ElectionTimeoutMin);
            Take(old, third);
        }
    }

    /// <summary>A snapshot is on its way to a member whose answers were lost, which meanwhile gets the entries in it and more.</summary>
    private void CarryLate(CoreMember leader, CoreMember away)
    {
        WorkOff(_ => true);
        for (int count = 3; count > 0; count--)
            leader.Do(core => core.Propose(new NumberedPayload(++_proposals)));
        CoreMember witness = _members.First(m => m != leader && m != away);
        DeliverFirst(m => m is AppendRequest && m.From == leader.Id && m.To == witness.Id);
        WorkOff(m => m is AppendResponse && m.From == witness.Id, m => m == away);
        leader.Compact(0);
        leader.Do(core => core.ReportUnreachable(away.Id));
        Carried? late = _inTransit.Find(m => m.Message is SnapshotRequest && m.Message.To == away.Id);
        WorkOff(m => (m is AppendRequest { Entries.IsEmpty: false } && m.To == away.Id) || (m is AppendResponse && m.From == away.Id));
        if (late is null)
            return;
        ComeLate(late);
        _cutOff = leader.Id;
        Pass(witness, CoreMember.ElectionTimeoutMin);
        Take(leader, witness);
    }

    private void ComeLate(Carried late)
    {
        _inTransit.Remove(late);
        _inTransit.Add(late);
        Deliver(_inTransit.Count - 1);
        CoreMember receiver = Member(late.Message.To);
        for (int i = 0; i < 3; i++)
            receiver.Work();
    }

    /// <summary>A candidate's disk takes its time, power fails before its own vote is durable, and it runs in the same term again with the votes it had.</summary>
    private void RunTwice(CoreMember candidate)
    {
        Pass(candidate, CoreMember.ElectionTimeoutMin);
        candidate.Do(core => core.Campaign());
        for (int i = 0; i < 3; i++)
        {
            WorkOff(m => IsAboutVotes(m) && m.To != candidate.Id, m => m == candidate);
            foreach (Carried vote in _inTransit.Where(m => m.Message is VoteResponse && m.Message.To == candidate.Id).ToArray())
                _inTransit.Add(vote);
            DeliverFirst(m => IsAboutVotes(m) && m.To == candidate.Id);
        }
        candidate.Do(core => core.Propose(new NumberedPayload(++_proposals)));
        DeliverFirst(m => m is AppendRequest && m.From == candidate.Id);
        candidate.Crash(reachedThePlatter: 0);
        candidate.Start();
        candidate.Do(core => core.Campaign());
        Vote(isDark: false);
        candidate.Do(core => core.Propose(new NumberedPayload(++_proposals)));
    }

    /// <summary>What a leader sent only to one member with a slow disk is overwritten by the next leader while the first is still being written.</summary>
    private void Overwrite(CoreMember leader, CoreMember other)
    {
        CoreMember[] rest = [.. _members.Where(m => m != leader && m != other)];
        CoreMember slow = rest[Below(rest.Length)];
        Propose();
        WorkOff(m => m.From == leader.Id && m.To == slow.Id, _ => true);
        _cutOff = leader.Id;
        Pass(other, CoreMember.ElectionTimeoutMin);
        other.Do(core => core.Campaign());
        WorkOff(IsAboutVotes, m => m == slow);
        Propose();
        CoreMember witness = rest[Below(rest.Length)];
        foreach (Carried append in _inTransit.Where(m => m.Message is AppendRequest && m.Message.To == slow.Id).ToArray())
            _inTransit.Add(append);
        WorkOff(m => m is AppendRequest or AppendResponse && m.From != leader.Id, m => m == slow || m == witness);
        for (int i = 0; i < 3; i++)
        {
            slow.Work();
            WorkOff(m => m.From == slow.Id || m.To == slow.Id, m => m == slow || m == witness);
        }
    }

    /// <summary>Another one runs, and if it wins commits something while the former leader does not hear of it; then that is asked to read.</summary>
    private void Take(CoreMember leader, CoreMember other)
    {
        other.Do(core => core.Campaign());
        Vote(isDark: false);
        Propose();
        WorkOff(m => m.To != leader.Id);
        leader.Read();
    }

    private void DeliverFirst(Func<RaftMessage, bool> which)
    {
        if (_inTransit.FindIndex(m => which(m.Message)) is var position and >= 0)
            Deliver(position);
    }

    private void DeliverAll(Func<RaftMessage, bool> which)
    {
        for (int most = MostInTransit; most > 0 && _inTransit.FindIndex(m => which(m.Message)) is var position and >= 0; most--)
            Deliver(position);
    }

    /// <summary>Delivers messages and lets members work, but for those that stand still, until nothing is left, or for long enough.</summary>
    private void WorkOff(Func<RaftMessage, bool> which, Func<CoreMember, bool>? standsStill = null)
    {
        for (int i = 0; i < 200; i++)
        {
            int position = _inTransit.FindIndex(m => which(m.Message));
            if (position >= 0)
                Deliver(position);
            else if (!_members.Any(m => m.IsBusy && standsStill?.Invoke(m) != true))
                return;
            if (_members[i % _members.Length] is var member && standsStill?.Invoke(member) != true)
                member.Work();
        }
    }
}
