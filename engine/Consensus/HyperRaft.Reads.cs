using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Reads;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Linearizable reads without log entries (thesis, section 6.4). A leader answers with its commit index as of the request, once a round of
/// heartbeats that began after the request shows that it still leads; or, with leases, at once while one holds.</content>
public sealed partial class HyperRaft
{
    private readonly List<PendingRead> _pendingReads = [];
    private readonly Queue<(long Round, Duration SentAt)> _rounds = new();
    private List<ReadResult> _reads = [];
    private long _round;
    private long _answeredRound;
    private Duration _leaseEnd;
    private bool _leaseIsBroken;

    /// <summary>Asks up to which index the state machine must be applied before it answers a read. The answer comes with a later output; none comes when
    /// leadership or a message is lost, and the caller asks again after a time-out.</summary>
    /// <param name="read">The caller's name for the read, which comes back with the answer.</param>
    public ReadOutcome Read(long read)
    {
        if (_role == RaftRole.Leader)
            return Enqueue(read, _self) ? ReadOutcome.Accepted : ReadOutcome.TooManyReads;
        if (_leader.IsNone)
            return ReadOutcome.NoLeader;
        _messages.Add(new ReadIndexRequest(_self, _leader, _term, read));
        return ReadOutcome.Accepted;
    }

    private void HandleReadIndex(ReadIndexRequest request)
    {
        if (_role == RaftRole.Leader)
            Enqueue(request.Read, request.From);
    }

    private void HandleReadIndexResponse(ReadIndexResponse response)
    {
        if (_leader == response.From)
            _reads.Add(new ReadResult(response.Read, response.Index));
    }

    private bool Enqueue(long read, NodeId from)
    {
        if (_pendingReads.Count >= _options.MaxPendingReads)
            return false;
        _pendingReads.Add(new PendingRead(read, from));
        return true;
    }

    /// <summary>Before it has committed an entry of its term a leader does not know what earlier leaders committed (thesis, section 6.4, step 1).</summary>
    private bool KnowsCommit => _log.KnowsTerm(_commit) && _log.TermAt(_commit) == _term;

    private bool HoldsLease => _options.LeaseReads && !_leaseIsBroken && _now < _leaseEnd;

    /// <summary>Gives reads that came since the last drain their index, and begins a round of heartbeats for them unless a lease holds.</summary>
    private void SettleReads()
    {
        if (_pendingReads.Count == 0 || !KnowsCommit)
            return;
        // A lease stands for the last round that was answered.
        bool holdsLease = HoldsLease;
        long round = holdsLease ? _answeredRound : _round + 1;
        bool isNew = false;
        foreach (var read in _pendingReads)
        {
            if (read.Round > 0)
                continue;
            read.Index = _commit;
            read.Round = round;
            isNew = true;
        }

        if (isNew && !holdsLease)
            BeginRound();
        AnswerReads();
    }

    private void AnswerReads()
    {
        int kept = 0;
        for (int i = 0; i < _pendingReads.Count; i++)
        {
            var read = _pendingReads[i];
            if (read.Round == 0 || read.Round > _answeredRound)
                _pendingReads[kept++] = read;
            else if (read.From == _self)
                _reads.Add(new ReadResult(read.Read, read.Index));
            else
                _messages.Add(new ReadIndexResponse(_self, read.From, _term, read.Read, read.Index));
        }

        _pendingReads.RemoveRange(kept, _pendingReads.Count - kept);
    }

    /// <summary>Every member is asked for a sign of life; who answers this round followed this leader after now.</summary>
    private void BeginRound()
    {
        _round++;
        if (_options.LeaseReads)
        {
            _rounds.Enqueue((_round, _now));
            while (_rounds.Peek().SentAt + _options.ElectionTimeoutMin < _now)
                _rounds.Dequeue();
        }

        foreach (var follower in _progress.Followers)
            SendHeartbeat(follower);
        NoteRound();
    }

    /// <summary>A quorum answered a round: reads that waited for it can be answered, and a lease runs from when the round began. Voters that heard it
    /// disregard candidates for the shortest election time-out by their clocks; the lease is as much shorter as clocks may differ.</summary>
    private void NoteRound()
    {
        long reached = _progress.RoundReachedByQuorum(_round);
        if (reached <= _answeredRound)
            return;
        _answeredRound = reached;
        while (_rounds.TryPeek(out var round) && round.Round <= reached)
        {
            _rounds.Dequeue();
            _leaseEnd = round.SentAt + _options.Lease;
        }

        AnswerReads();
    }

    private void BeginRounds()
    {
        _round = 0;
        _answeredRound = 0;
        _rounds.Clear();
        _leaseEnd = Duration.Zero;
        _leaseIsBroken = false;
    }

    private void DropReads()
    {
        _pendingReads.Clear();
        _rounds.Clear();
    }

    private sealed class PendingRead(long read, NodeId from)
    {
        public long Read { get; } = read;

        public NodeId From { get; } = from;

        public LogIndex Index { get; set; }

        /// <summary>The round that must be answered; 0 while none is named.</summary>
        public long Round { get; set; }
    }
}
