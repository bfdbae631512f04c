using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Replication;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Leadership transfer (thesis, section 3.10): the leader takes no more proposals, brings the next one up to date, and tells it to run at
/// once. When that takes longer than an election time-out it goes on leading.</content>
public sealed partial class HyperRaft
{
    private NodeId _transferee;
    private Duration _transferDeadline;

    /// <summary>As leader, to whom leadership is being handed; else <see cref="NodeId.None"/>.</summary>
    public NodeId Transferee => _transferee;

    /// <summary>Hands leadership to another voter. A second call for another one takes the place of the first.</summary>
    public TransferOutcome TransferLeadership(NodeId to)
    {
        if (_role != RaftRole.Leader)
            return TransferOutcome.NotLeader;
        if (to == _self)
            return TransferOutcome.LeadsAlready;
        if (_progress.Find(to) is not { } follower || !_configuration.IsVoter(to))
            return TransferOutcome.NotVoter;
        if (to == _transferee)
            return TransferOutcome.UnderWay;
        _transferee = to;
        _transferDeadline = _now + _options.ElectionTimeoutMin;
        follower.NudgeDue = true;
        SendTimeoutNowIfCaughtUp(follower);
        return TransferOutcome.Started;
    }

    private void EndTransfer() => _transferee = NodeId.None;

    private void SendTimeoutNowIfCaughtUp(Progress follower)
    {
        if (follower.Node != _transferee || follower.Match != _log.LastIndex)
            return;
        // From here on another member may be elected while this one is still heard: no lease holds any more in this term.
        _leaseIsBroken = true;
        follower.NudgeDue = false;
        _messages.Add(new TimeoutNow(_self, follower.Node, _term));
    }

    private void HandleTimeoutNow(TimeoutNow message)
    {
        if (_role == RaftRole.Follower && IsFromLeader(message))
            RunForTransfer();
    }
}
