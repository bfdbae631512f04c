using Aurigraph.Units;

namespace Aurigraph.Consensus.Membership;

/// <summary>Makes one configuration from another (thesis, sections 4.1 and 4.3). Pure, and does not throw: a leader that is asked for what is
/// impossible refuses, and a member that applies it keeps what it has.</summary>
public static class ConfigurationChanger
{
    /// <summary>What the entry of a change leads to.</summary>
    public static ChangeResult Apply(MemberConfiguration configuration, ConfigurationChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.LeavesJoint)
            return LeaveJoint(configuration);
        return change.EntersJoint ? EnterJoint(configuration, change.Steps, change.LeavesByItself) : Simple(configuration, change.Steps);
    }

    /// <summary>Why a leader must not give a change a place in its log, if so: one change at a time, of a joint configuration only the way
    /// out, and nothing that could not be applied.</summary>
    /// <param name="configuration">What is in effect.</param>
    /// <param name="change">What is proposed.</param>
    /// <param name="isEarlierPending">Whether an earlier change is in the log and not in effect.</param>
    public static ChangeFault Check(MemberConfiguration configuration, ConfigurationChange change, bool isEarlierPending)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(change);
        if (isEarlierPending)
            return ChangeFault.EarlierPending;
        if (configuration.IsJoint && !change.LeavesJoint)
            return ChangeFault.AlreadyJoint;
        return Apply(configuration, change).Fault;
    }

    /// <summary>Carries the steps out at once; at most one voter may come or go.</summary>
    public static ChangeResult Simple(MemberConfiguration configuration, IReadOnlyList<MemberChange> steps)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(steps);
        if (configuration.IsJoint)
            return new ChangeResult(configuration, ChangeFault.AlreadyJoint);
        var draft = new Draft(configuration);
        draft.Take(steps);
        if (draft.Voters.Count == 0)
            return new ChangeResult(configuration, ChangeFault.NoVotersLeft);
        int comeOrGone = draft.Voters.Except(configuration.Voters).Count() + configuration.Voters.Except(draft.Voters).Count();
        return comeOrGone > 1 ? new ChangeResult(configuration, ChangeFault.SeveralVotersAtOnce) : new ChangeResult(draft.Finished(), ChangeFault.None);
    }

    /// <summary>Leaves the voters of now behind in the outgoing half and carries the steps out on the incoming half.</summary>
    public static ChangeResult EnterJoint(MemberConfiguration configuration, IReadOnlyList<MemberChange> steps, bool autoLeave)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(steps);
        if (configuration.IsJoint)
            return new ChangeResult(configuration, ChangeFault.AlreadyJoint);
        if (configuration.IsEmpty)
            return new ChangeResult(configuration, ChangeFault.NoVotersYet);
        var draft = new Draft(configuration) { AutoLeave = autoLeave };
        draft.VotersOutgoing.UnionWith(configuration.Voters);
        draft.Take(steps);
        return draft.Voters.Count == 0
            ? new ChangeResult(configuration, ChangeFault.NoVotersLeft)
            : new ChangeResult(draft.Finished(), ChangeFault.None);
    }

    /// <summary>The incoming half decides alone from now on; voters that waited to become learners do.</summary>
    public static ChangeResult LeaveJoint(MemberConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (!configuration.IsJoint)
            return new ChangeResult(configuration, ChangeFault.NotJoint);
        var draft = new Draft(configuration) { AutoLeave = false };
        draft.Learners.UnionWith(draft.LearnersNext);
        draft.LearnersNext.Clear();
        draft.VotersOutgoing.Clear();
        return new ChangeResult(draft.Finished(), ChangeFault.None);
    }

    private sealed class Draft(MemberConfiguration from)
    {
        public SortedSet<NodeId> Voters { get; } = [.. from.Voters];

        public SortedSet<NodeId> VotersOutgoing { get; } = [.. from.VotersOutgoing];

        public SortedSet<NodeId> Learners { get; } = [.. from.Learners];

        public SortedSet<NodeId> LearnersNext { get; } = [.. from.LearnersNext];

        public bool AutoLeave { get; init; } = from.AutoLeave;

        public void Take(IReadOnlyList<MemberChange> steps)
        {
            foreach (var step in steps)
            {
                if (step.Node.IsNone || step.Kind == MemberChangeKind.Update)
                    continue;
                Voters.Remove(step.Node);
                Learners.Remove(step.Node);
                LearnersNext.Remove(step.Node);
                if (step.Kind == MemberChangeKind.AddVoter)
                    Voters.Add(step.Node);
                else if (step.Kind == MemberChangeKind.AddLearner)
                    (VotersOutgoing.Contains(step.Node) ? LearnersNext : Learners).Add(step.Node);
            }
        }

        public MemberConfiguration Finished() => MemberConfiguration.Of(Voters, VotersOutgoing, Learners, LearnersNext, AutoLeave, from.Rule);
    }
}
