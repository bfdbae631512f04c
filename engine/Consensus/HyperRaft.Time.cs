using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Time: everything that happens because nothing else did.</content>
public sealed partial class HyperRaft
{
    private Duration _now;
    private Duration _waitingSince;
    private Duration _electionTimeout;
    private Duration _electionDeadline;
    private Duration _heartbeatDeadline;
    private Duration _checkQuorumDeadline;
    private Duration _leaderHeardAt;
    private Duration _diskMovedAt;
    private Duration _silentUntil;

    /// <summary>Time passed since the last call, or since the start. Call it before any other input, and no later than the deadline of
    /// the last output.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(Duration elapsed)
    {
        if (elapsed < Duration.Zero)
            throw new ArgumentOutOfRangeException(nameof(elapsed), elapsed, "Time does not run backwards; pass what passed since the last call.");
        _now += elapsed;
        if (_role == RaftRole.Leader)
            Lead();
        else if (_now >= _electionDeadline)
            TimeOut();
    }

    /// <summary>Sets how long the wait under way lasts, from when it began; for callers that play elections by script.</summary>
    internal void SetElectionTimeout(Duration timeout)
    {
        _electionTimeout = timeout;
        _electionDeadline = _waitingSince + timeout;
    }

    private void TimeOut()
    {
        if (MayRun())
            Campaign();
        else
            RestartElectionTimer();
    }

    private void Lead()
    {
        if (IsDiskStuck())
        {
            BecomeFollower(_term);
            return;
        }

        if (_now >= _checkQuorumDeadline)
        {
            _checkQuorumDeadline = _now + _options.ElectionTimeoutMin;
            if (_options.CheckQuorum && !_progress.TakeQuorumActivity())
            {
                BecomeFollower(_term);
                return;
            }
        }

        if (!_transferee.IsNone && _now >= _transferDeadline)
            EndTransfer();
        if (_now < _heartbeatDeadline)
            return;
        _heartbeatDeadline = _now + NextHeartbeat();
        if (_options.LeaseReads)
            BeginRound();
        else
            BeatHeart();
    }

    private void BeatHeart()
    {
        foreach (var follower in _progress.Followers)
            SendHeartbeat(follower);
    }

    /// <summary>A leader whose disk completes nothing holds the others up only in part, but it could not vote, recover or serve what it leads.</summary>
    private bool IsDiskStuck() =>
        _options.DiskPatience is { } patience && _durability.Outstanding > 0 && _now - _diskMovedAt >= patience;

    private Duration NextDeadline()
    {
        var deadline = _electionDeadline;
        if (_role == RaftRole.Leader)
        {
            deadline = _options.CheckQuorum ? Duration.Min(_heartbeatDeadline, _checkQuorumDeadline) : _heartbeatDeadline;
            if (!_transferee.IsNone)
                deadline = Duration.Min(deadline, _transferDeadline);
        }

        return Duration.Max(deadline - _now, Duration.Zero);
    }

    private Duration NextHeartbeat() => _options.Heartbeat + (_options.HeartbeatJitter?.Invoke() ?? Duration.Zero);

    /// <summary>A new wait with a newly drawn time-out.</summary>
    private void RestartElectionTimer()
    {
        _electionTimeout = _options.DrawElectionTimeout();
        if (_electionTimeout < _options.ElectionTimeoutMin)
            throw Broken($"the drawn election time-out {_electionTimeout} is below ElectionTimeoutMin {_options.ElectionTimeoutMin}");
        _voteIsFresh = false;
        _waitingSince = _now;
        _electionDeadline = _now + _electionTimeout;
    }

    /// <summary>The leader of this term speaks.</summary>
    private void LeaderHeard(NodeId leader)
    {
        if (_role != RaftRole.Follower)
            BecomeFollower(_term);
        _leader = leader;
        _leaderHeardAt = _now;
        _voteIsFresh = false;
        _waitingSince = _now;
        _electionDeadline = _now + _electionTimeout;
    }
}
