using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Elections (Raft paper, sections 5.2 and 5.4.1; thesis, sections 4.2.3, 6.2 and 9.6).</content>
public sealed partial class HyperRaft
{
    /// <summary>The vote, own or granted, is not durable yet. It counts only when it is, so then the voter gives the election a whole time-out. It had
    /// restarted its timer when it cast the vote, too: the wait under way could end during the write, and the voter would then run against the
    /// candidate it votes for.</summary>
    private bool _voteIsFresh;

    /// <summary>Whether candidates are to be disregarded: a leader of this term was heard within the shortest election time-out, or may have been
    /// before this member restarted; a leader hears itself.</summary>
    private bool IsBoundToLeader => _options.CheckQuorum &&
        (_role == RaftRole.Leader || (!_leader.IsNone && _now - _leaderHeardAt < _options.ElectionTimeoutMin) || _now < _silentUntil);

    /// <summary>Runs for leader now, as if the election time-out had passed. Without effect on a leader and on who may not lead.</summary>
    public void Campaign()
    {
        if (!MayRun())
            return;
        Prepare();
        if (_options.PreVote)
            AskForPreVotes();
        else
            AskForVotes(isTransfer: false);
    }

    /// <summary>Forgets who leads the term, so that this follower is free to help elect another; a sign of life of the leader brings it back. Refused
    /// with leases, which count on followers that remember.</summary>
    /// <returns>Whether there was a leader to forget and it is forgotten.</returns>
    public bool ForgetLeader()
    {
        if (_role != RaftRole.Follower || _leader.IsNone || _options.LeaseReads)
            return false;
        _leader = NodeId.None;
        return true;
    }

    private void RunForTransfer()
    {
        if (!MayRun())
            return;
        Prepare();
        AskForVotes(isTransfer: true);
    }

    /// <summary>Only a voter that knows who votes may run: not while a snapshot or a committed change of members is still to take effect.</summary>
    private bool MayRun() => _role != RaftRole.Leader && IsVoter && !_durability.IsRestoring && !HasUnappliedChange();

    private void Prepare()
    {
        RestartElectionTimer();
        _leader = NodeId.None;
        _acknowledgeWhenDurable = LogIndex.Zero;
        _tally.Clear();
    }

    private void BecomeFollower(Term term)
    {
        if (term > _term)
        {
            _term = term;
            _votedFor = NodeId.None;
            _voteIsFresh = false;
            _after.Clear();
        }

        bool hasTimer = _role != RaftRole.Leader;
        if (_role == RaftRole.Leader)
            LeaveOffice();
        _role = RaftRole.Follower;
        _leader = NodeId.None;
        _acknowledgeWhenDurable = LogIndex.Zero;
        if (!hasTimer)
            RestartElectionTimer();
    }

    private void LeaveOffice()
    {
        EndTransfer();
        DropReads();
        _hasCommitNews = false;
    }

    private void AskForPreVotes()
    {
        _role = RaftRole.PreCandidate;
        _tally.Record(_self, granted: true);
        foreach (var voter in _progress.Followers)
        {
            if (_configuration.IsVoter(voter.Node))
                _messages.Add(new PreVoteRequest(_self, voter.Node, _term.Next, _log.LastIndex, _log.LastTerm));
        }

        if (_tally.Outcome == VoteOutcome.Won)
            AskForVotes(isTransfer: false);
    }

    /// <summary>The requests leave while this candidate's own vote is being written. Where the end of the log they speak of is not durable
    /// yet, they wait for it: after a crash the candidate may run in this term again, and would then gather votes given for a log it lost.</summary>
    private void AskForVotes(bool isTransfer)
    {
        _role = RaftRole.Candidate;
        _term = _term.Next;
        _votedFor = _self;
        _after.Clear();
        _tally.Clear();
        RestartElectionTimer();
        _voteIsFresh = true;
        var requests = _durability.DurableIndex == _log.LastIndex ? _messages : _after;
        foreach (var voter in _progress.Followers)
        {
            if (_configuration.IsVoter(voter.Node))
                requests.Add(new VoteRequest(_self, voter.Node, _term, _log.LastIndex, _log.LastTerm, isTransfer));
        }
    }

    private void AnswerPreVote(PreVoteRequest request)
    {
        if (request.Term > _term && IsBoundToLeader)
            return;
        bool isFree = request.Term > _term || (request.Term == _term && IsFreeFor(request.From));
        bool granted = isFree && _log.IsCoveredBy(request.LastIndex, request.LastTerm);
        _messages.Add(granted
            ? new PreVoteResponse(_self, request.From, request.Term, Granted: true)
            : new PreVoteResponse(_self, request.From, _term, Granted: false, _commit, _log.TermAt(_commit)));
    }

    /// <summary>Who is asked may not know yet that it is a voter, and answers all the same: the candidate counts only voters.</summary>
    private void AnswerVote(VoteRequest request)
    {
        bool granted = IsFreeFor(request.From) && _log.IsCoveredBy(request.LastIndex, request.LastTerm);
        if (!granted)
        {
            RefuseVote(request.From);
            return;
        }

        bool isRepeated = _votedFor == request.From;
        _votedFor = request.From;
        if (_role == RaftRole.PreCandidate)
            _role = RaftRole.Follower;
        RestartElectionTimer();
        var grant = new VoteResponse(_self, request.From, _term, Granted: true);
        if (_durability.HoldsVote(_term, request.From))
        {
            _messages.Add(grant);
        }
        else if (!isRepeated)
        {
            _voteIsFresh = true;
            _after.Add(grant);
        }
    }

    private void RefuseVote(NodeId candidate) =>
        _messages.Add(new VoteResponse(_self, candidate, _term, Granted: false, _commit, _log.TermAt(_commit)));

    private bool IsFreeFor(NodeId candidate) => _votedFor == candidate || (_votedFor.IsNone && _leader.IsNone);

    private void CountPreVote(PreVoteResponse response)
    {
        LearnCommit(response.CommitIndex, response.CommitTerm);
        if (_role != RaftRole.PreCandidate || response.Term != (response.Granted ? _term.Next : _term))
            return;
        _tally.Record(response.From, response.Granted);
        if (_tally.Outcome == VoteOutcome.Won)
            AskForVotes(isTransfer: false);
        else if (_tally.Outcome == VoteOutcome.Lost)
            _role = RaftRole.Follower;
    }

    private void CountVote(VoteResponse response)
    {
        LearnCommit(response.CommitIndex, response.CommitTerm);
        if (_role != RaftRole.Candidate)
            return;
        _tally.Record(response.From, response.Granted);
        SettleElection();
    }

    /// <summary>Who refuses its vote says what it knows to be committed. When that is a change of members, this member first applies it: it may then no
    /// longer need the votes it lacked, for example that of a former leader which removed itself and has the longest log.</summary>
    private void LearnCommit(LogIndex index, Term term)
    {
        if (_role == RaftRole.Leader || index <= _commit || !_log.Matches(index, term))
            return;
        CommitTo(index);
        if (_role is RaftRole.Candidate or RaftRole.PreCandidate && HasUnappliedChange())
            BecomeFollower(_term);
    }

    /// <summary>A candidate needs its own durable vote among the others: were it to lead before, it could crash, forget the term, win it
    /// again with the votes it still holds, and fill the same term and index with other entries.</summary>
    private void SettleElection()
    {
        if (_tally.Outcome == VoteOutcome.Won && _tally.HasGranted(_self))
            BecomeLeader();
        else if (_tally.Outcome == VoteOutcome.Lost)
            _role = RaftRole.Follower;
    }

    private void BecomeLeader()
    {
        _role = RaftRole.Leader;
        _leader = _self;
        _progress.Reset(_log.LastIndex.Next);
        _pendingChange = _log.LastIndex;
        _heartbeatDeadline = _now + NextHeartbeat();
        _checkQuorumDeadline = _now + _options.ElectionTimeoutMin;
        _diskMovedAt = _now;
        BeginRounds();
        _uncommittedBytes = 0;
        for (var index = _commit.Next; index <= _log.LastIndex; index = index.Next)
            _uncommittedBytes += _log[index].QuotaSize;
        AppendOwn(payload: null);
    }
}
