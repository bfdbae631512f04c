using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>What is durable, committed and applied (Raft paper, sections 5.3 and 5.4.2; writing in parallel: thesis, section 10.2.1).</content>
public sealed partial class HyperRaft
{
    private LogIndex _applied;
    private LogIndex _handedOut;

    /// <summary>A write is durable; its <see cref="DurableWrite.MessagesAfter"/> may leave.</summary>
    /// <exception cref="InvariantException">Writes were not reported in order, each once.</exception>
    public void Persisted(DurableWrite write)
    {
        ArgumentNullException.ThrowIfNull(write);
        _durability.Complete(write, _log);
        _diskMovedAt = _now;
        if (_voteIsFresh && _durability.HoldsVote(_term, _votedFor))
            RestartElectionTimer();
        if (_role == RaftRole.Candidate && _durability.HoldsVote(_term, _self))
        {
            _tally.Record(_self, granted: true);
            SettleElection();
        }
        else if (_role == RaftRole.Leader)
        {
            CommitWhatQuorumHolds();
        }
        else
        {
            AcknowledgeWhatBecameDurable();
        }
    }

    /// <summary>The state machine has applied all entries up to an index. A change of members among them takes effect.</summary>
    /// <exception cref="InvariantException">They were not all handed out, or more was already applied.</exception>
    public void Applied(LogIndex index)
    {
        if (index < _applied || index > _handedOut)
            throw Broken($"applied {index} was reported where {_applied} to {_handedOut} was expected");
        while (_applied < index)
        {
            _applied = _applied.Next;
            if (_log.Holds(_applied) && _log[_applied].Payload is ConfigurationChange change)
                Take(change);
        }

        LeaveJointIfDue();
    }

    /// <summary>A leader commits by counting only entries of its own term; earlier ones come with them (Raft paper, section 5.4.2).</summary>
    private void CommitWhatQuorumHolds()
    {
        var reached = _progress.ReachedByQuorum(_durability.DurableIndex);
        if (reached <= _commit || _log.TermAt(reached) != _term)
            return;
        for (var index = _commit.Next; index <= reached; index = index.Next)
            _uncommittedBytes -= _log[index].QuotaSize;
        CommitTo(reached);
        _hasCommitNews = true;
    }

    private void CommitTo(LogIndex index)
    {
        if (index > _log.LastIndex)
            throw Broken($"{index} was committed beyond the end of the log");
        _commit = LogIndex.Max(_commit, index);
    }
}
