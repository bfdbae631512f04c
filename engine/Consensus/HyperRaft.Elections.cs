using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Elections (Raft paper, sections 5.2 and 5.4.1; thesis, sections 4.2.3, 6.2 and 9.6).</content>
public sealed partial class HyperRaft
{
    /// <summary>Whether a leader of this term was heard within the shortest election time-out; a leader hears itself.</summary>
    private bool HearsLeader =>
        _role == RaftRole.Leader || (!_leader.IsNone && _now - _leaderHeardAt < _options.ElectionTimeoutMin);

    private void BecomeFollower(Term term)
    {
        if (term > _term)
        {
            _term = term;
            _votedFor = NodeId.None;
            _after.Clear();
        }

        bool hasTimer = _role != RaftRole.Leader;
        _role = RaftRole.Follower;
        _leader = NodeId.None;
        _acknowledgeWhenDurable = LogIndex.Zero;
        if (!hasTimer)
            RestartElectionTimer();
    }

    /// <summary>The election time-out passed without a leader.</summary>
    private void Run()
    {
        RestartElectionTimer();
        _leader = NodeId.None;
        _acknowledgeWhenDurable = LogIndex.Zero;
        if (!IsVoter)
            return;
        _tally.Clear();
        if (_options.PreVote)
            AskForPreVotes();
        else
            AskForVotes();
    }

    private void AskForPreVotes()
    {
        _role = RaftRole.PreCandidate;
        _tally.Record(_self, granted: true);
        foreach (var voter in _options.Configuration.Voters)
        {
            if (voter != _self)
                _messages.Add(new PreVoteRequest(_self, voter, _term.Next, _log.LastIndex, _log.LastTerm));
        }

        if (_tally.Outcome == VoteOutcome.Won)
            AskForVotes();
    }

    /// <summary>The requests leave while this candidate's own vote is being written. Where the end of the log they speak of is not durable
    /// yet, they wait for it: after a crash the candidate may run in this term again, and would then gather votes given for a log it lost.</summary>
    private void AskForVotes()
    {
        _role = RaftRole.Candidate;
        _term = _term.Next;
        _votedFor = _self;
        _after.Clear();
        _tally.Clear();
        RestartElectionTimer();
        var requests = _durability.DurableIndex == _log.LastIndex ? _messages : _after;
        foreach (var voter in _options.Configuration.Voters)
        {
            if (voter != _self)
                requests.Add(new VoteRequest(_self, voter, _term, _log.LastIndex, _log.LastTerm));
        }
    }

    private void AnswerPreVote(PreVoteRequest request)
    {
        bool isFree = request.Term > _term || (request.Term == _term && IsFreeFor(request.From));
        bool granted = IsVoter && isFree && !HearsLeader && _log.IsCoveredBy(request.LastIndex, request.LastTerm);
        _messages.Add(new PreVoteResponse(_self, request.From, granted ? request.Term : _term, granted));
    }

    private void AnswerVote(VoteRequest request)
    {
        bool granted = IsVoter && IsFreeFor(request.From) && _log.IsCoveredBy(request.LastIndex, request.LastTerm);
        if (!granted)
        {
            _messages.Add(new VoteResponse(_self, request.From, _term, Granted: false));
            return;
        }

        bool isRepeated = _votedFor == request.From;
        _votedFor = request.From;
        if (_role == RaftRole.PreCandidate)
            _role = RaftRole.Follower;
        RestartElectionTimer();
        var grant = new VoteResponse(_self, request.From, _term, Granted: true);
        if (_durability.HoldsVote(_term, request.From))
            _messages.Add(grant);
        else if (!isRepeated)
            _after.Add(grant);
    }

    /// <summary>A vote counts only now, so the voter, be it the candidate itself, gives the election a whole time-out from now on. It had
    /// restarted its timer when it cast the vote, too: the wait that was under way could end during the write, and the voter would then
    /// run against the candidate it votes for.</summary>
    private void VoteBecameDurable()
    {
        if (!_votedFor.IsNone && _leader.IsNone)
            RestartElectionTimer();
    }

    private bool IsFreeFor(NodeId candidate) => _votedFor == candidate || (_votedFor.IsNone && _leader.IsNone);

    private void CountPreVote(PreVoteResponse response)
    {
        if (_role != RaftRole.PreCandidate || response.Term != (response.Granted ? _term.Next : _term))
            return;
        _tally.Record(response.From, response.Granted);
        if (_tally.Outcome == VoteOutcome.Won)
            AskForVotes();
        else if (_tally.Outcome == VoteOutcome.Lost)
            _role = RaftRole.Follower;
    }

    private void CountVote(VoteResponse response)
    {
        if (_role != RaftRole.Candidate)
            return;
        _tally.Record(response.From, response.Granted);
        SettleElection();
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
        _heartbeatDeadline = _now + NextHeartbeat();
        _checkQuorumDeadline = _now + _options.ElectionTimeoutMin;
        _uncommittedBytes = 0;
        for (var index = _commit.Next; index <= _log.LastIndex; index = index.Next)
            _uncommittedBytes += _log[index].QuotaSize;
        AppendOwn(payload: null);
    }

    private void AppendOwn(EntryPayload? payload)
    {
        var entry = new LogEntry(_term, _log.LastIndex.Next, payload);
        _log.Append(entry);
        _uncommittedBytes += entry.QuotaSize;
    }
}
