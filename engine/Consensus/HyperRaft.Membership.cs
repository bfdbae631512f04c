using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Changes of members (Raft paper, section 6; thesis, chapter 4). A change is an entry like any other; each member takes the new configuration
/// when it applies the entry, and a leader keeps at most one change in its log that it has not applied.</content>
public sealed partial class HyperRaft
{
    /// <summary>The last index at which the log may hold a change that is not applied.</summary>
    private LogIndex _pendingChange;

    /// <summary>Asks for a change of members. Accepted means appended to this leader's log: it takes effect where and when it is applied.</summary>
    public ProposeResult ProposeChange(ConfigurationChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (RefusalOfProposals() is { } refusal)
            return Refused(refusal);
        if (_options.ValidateChanges && RefusalOf(change) is { } reason)
            return Refused(reason);
        AppendOwn(change);
        _pendingChange = _log.LastIndex;
        return new ProposeResult(ProposeOutcome.Accepted, _term, _log.LastIndex, _leader);
    }

    private ProposeOutcome? RefusalOf(ConfigurationChange change)
    {
        var fault = ConfigurationChanger.Check(_configuration, change, isEarlierPending: _pendingChange > _applied);
        return fault switch
        {
            ChangeFault.None => Lags(change) ? ProposeOutcome.LearnerLags : null,
            ChangeFault.EarlierPending => ProposeOutcome.ChangePending,
            ChangeFault.AlreadyJoint => ProposeOutcome.JointConfiguration,
            ChangeFault.NotJoint => ProposeOutcome.NotJoint,
            _ => ProposeOutcome.IllegalChange,
        };
    }

    /// <summary>A member that is to vote first catches up as a learner, so that the new quorum can commit at once (thesis, section 4.2.1). One that has acknowledged nothing may not even run.</summary>
    private bool Lags(ConfigurationChange change)
    {
        if (_options.PromotionLag is not { } allowed)
            return false;
        foreach (var step in change.Steps)
        {
            bool isPromoted = step.Kind == MemberChangeKind.AddVoter && step.Node != _self && !_configuration.IsVoter(step.Node);
            if (isPromoted && (_progress.Find(step.Node) is not { } follower || follower.Match == LogIndex.Zero || _log.LastIndex - follower.Match > allowed))
                return true;
        }

        return false;
    }

    /// <summary>The entry of a change is applied. One that is not legal, which only an unchecked proposal can bring, changes nothing.</summary>
    private void Take(ConfigurationChange change)
    {
        var outcome = ConfigurationChanger.Apply(_configuration, change);
        if (outcome.IsPossible)
            Reconfigure(outcome.Configuration);
    }

    private void Reconfigure(MemberConfiguration configuration)
    {
        _configuration = configuration;
        _tally.Reconfigure(configuration);
        _progress.Reconfigure(configuration, _log.LastIndex);
        if (_role != RaftRole.Leader)
            return;
        if (!IsVoter && _options.StepDownOnRemoval)
        {
            BecomeFollower(_term);
            return;
        }

        if (!configuration.IsVoter(_transferee))
            EndTransfer();
        if (!configuration.IsEmpty)
            CommitWhatQuorumHolds();
        // New members are asked at once; the entry that leaves a joint configuration goes to those that are known to follow.
        Replicate();
    }

    /// <summary>A joint configuration that is to be left by itself is left as soon as it is in force (thesis, section 4.3).</summary>
    private void LeaveJointIfDue()
    {
        bool isDue = _role == RaftRole.Leader && _configuration.AutoLeave && _applied >= _pendingChange && RefusalOfProposals() is null;
        if (!isDue)
            return;
        AppendOwn(ConfigurationChange.Leave);
        _pendingChange = _log.LastIndex;
    }

    /// <summary>Whether a change is committed that this member has not applied: it does not yet know who may vote.</summary>
    private bool HasUnappliedChange()
    {
        for (var index = LogIndex.Max(_applied, _log.BaseIndex).Next; index <= _commit; index = index.Next)
        {
            if (_log[index].Payload is ConfigurationChange)
                return true;
        }

        return false;
    }
}
