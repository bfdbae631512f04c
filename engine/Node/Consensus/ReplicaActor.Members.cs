using Akka.Actor;
using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <content>The leader goes from the members there are to the voters that are wanted, one change at a time: who is to come receives the log first and votes when it has
/// caught up (thesis, section 4.2.1); nobody leaves before all have come, so that there are never fewer voters than on either side. A leader that is to leave hands over first (thesis, section 4.2.2).</content>
internal sealed partial class ReplicaActor
{
    /// <summary>How many entries a learner may lack and become a voter: what is on its way at a high rate of entries over a long link.</summary>
    private const int PromotionLag = 256;

    private IReadOnlyList<NodeId> _votersWanted = [];
    private bool _memberTimerArmed;
    private int _heir;

    private void OnVotersWanted(VotersWanted wanted)
    {
        _votersWanted = wanted.Voters;
        ChangeMembers();
    }

    private void OnMemberTick()
    {
        _memberTimerArmed = false;
        ChangeMembers();
    }

    /// <summary>Proposes the next change, if one is missing; what is refused for now is tried again.</summary>
    private void ChangeMembers()
    {
        if (_votersWanted.Count == 0 || _core.Role != RaftRole.Leader || NextChange() is not { } change)
            return;
        if (change is { Kind: MemberChangeKind.Remove } && change.Node == _settings.Self)
            HandOverLeadership();
        else
            _core.ProposeChange(new ConfigurationChange([change]));
        if (_memberTimerArmed)
            return;
        _memberTimerArmed = true;
        Context.System.Scheduler.ScheduleTellOnce(_replica.Heartbeat.ToTimeSpan(), Self, MemberTick.Instance, Self);
    }

    /// <summary>A leader that is to leave lets another one remove it: else nobody would lead until an election time-out. One that does not take over is passed by the next time.</summary>
    private void HandOverLeadership()
    {
        if (!_core.Transferee.IsNone)
            return;
        NodeId[] heirs = [.. _votersWanted.Where(v => v != _settings.Self && _core.Configuration.IsVoter(v))];
        if (heirs.Length > 0)
            _core.TransferLeadership(heirs[_heir++ % heirs.Length]);
        else
            _core.ProposeChange(new ConfigurationChange([new MemberChange(MemberChangeKind.Remove, _settings.Self)]));
    }

    private MemberChange? NextChange()
    {
        MemberConfiguration members = _core.Configuration;
        foreach (NodeId node in _votersWanted)
        {
            if (!members.IsVoter(node))
                return new MemberChange(members.IsLearner(node) ? MemberChangeKind.AddVoter : MemberChangeKind.AddLearner, node);
        }
        foreach (NodeId node in members.Members)
        {
            if (!_votersWanted.Contains(node))
                return new MemberChange(MemberChangeKind.Remove, node);
        }
        return null;
    }

    private sealed class MemberTick
    {
        public static readonly MemberTick Instance = new();
    }
}
