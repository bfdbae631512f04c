using Aurigraph.Consensus.Membership;
using Aurigraph.Units;
using CsCheck;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Membership;

public sealed class ConfigurationChangerTests
{
    private static readonly MemberConfiguration Three = new([N(1), N(2), N(3)]);

    private static readonly Gen<MemberChange[]> Steps =
        Gen.Select(Gen.Enum<MemberChangeKind>(), Gen.Int[0, 6], (kind, node) => new MemberChange(kind, node == 0 ? NodeId.None : N(node))).Array[0, 8];

    [Fact]
    public void One_voter_may_come_or_go_at_once()
    {
        Assert.Equal([N(1), N(2), N(3), N(4)], Simple(Voter(4)).Configuration.Voters);
        Assert.Equal([N(1), N(3)], Simple(Gone(2)).Configuration.Voters);
        Assert.Equal(ChangeFault.SeveralVotersAtOnce, Simple(Voter(4), Voter(5)).Fault);
        Assert.Equal(ChangeFault.SeveralVotersAtOnce, Simple(Voter(4), Gone(3)).Fault);
    }

    [Fact]
    public void The_last_voter_stays()
    {
        var alone = new MemberConfiguration([N(1)]);
        Assert.Equal(ChangeFault.NoVotersLeft, ConfigurationChanger.Simple(alone, [Gone(1)]).Fault);
        Assert.Equal(ChangeFault.NoVotersLeft, ConfigurationChanger.EnterJoint(alone, [Gone(1)], autoLeave: true).Fault);
        Assert.Same(alone, ConfigurationChanger.Simple(alone, [Learner(1)]).Configuration);
    }

    [Fact]
    public void A_joint_configuration_is_entered_once_and_left_once()
    {
        var joint = ConfigurationChanger.EnterJoint(Three, [Gone(1), Voter(4)], autoLeave: false).Configuration;
        Assert.True(joint.IsJoint);
        Assert.Equal([N(2), N(3), N(4)], joint.Voters);
        Assert.Equal([N(1), N(2), N(3)], joint.VotersOutgoing);
        Assert.Equal(ChangeFault.AlreadyJoint, ConfigurationChanger.EnterJoint(joint, [], autoLeave: true).Fault);
        Assert.Equal(ChangeFault.AlreadyJoint, ConfigurationChanger.Simple(joint, [Learner(9)]).Fault);
        var left = ConfigurationChanger.LeaveJoint(joint).Configuration;
        Assert.False(left.IsJoint);
        Assert.False(left.Contains(N(1)));
        Assert.Equal(ChangeFault.NotJoint, ConfigurationChanger.LeaveJoint(left).Fault);
        Assert.Equal(ChangeFault.NoVotersYet, ConfigurationChanger.EnterJoint(MemberConfiguration.Empty, [Voter(1)], autoLeave: true).Fault);
    }

    [Fact]
    public void A_voter_that_becomes_a_learner_votes_until_the_joint_configuration_is_left()
    {
        var joint = ConfigurationChanger.EnterJoint(Three, [Learner(1)], autoLeave: true).Configuration;
        Assert.True(joint.IsVoter(N(1)) && !joint.IsLearner(N(1)) && joint.AutoLeave);
        Assert.Equal([N(1)], joint.LearnersNext);
        var left = ConfigurationChanger.LeaveJoint(joint).Configuration;
        Assert.True(left.IsLearner(N(1)) && !left.IsVoter(N(1)) && !left.AutoLeave);
    }

    [Fact]
    public void An_entry_changes_one_step_at_once_and_several_through_a_joint_configuration()
    {
        Assert.False(ConfigurationChanger.Apply(Three, new ConfigurationChange([Voter(4)])).Configuration.IsJoint);
        Assert.True(ConfigurationChanger.Apply(Three, new ConfigurationChange([Voter(4), Voter(5)])).Configuration is { IsJoint: true, AutoLeave: true });
        Assert.True(ConfigurationChanger.Apply(Three, new ConfigurationChange([Voter(4)], ChangeTransition.Implicit)).Configuration is { IsJoint: true, AutoLeave: true });
        var stays = ConfigurationChanger.Apply(Three, new ConfigurationChange([Voter(4)], ChangeTransition.Explicit)).Configuration;
        Assert.True(stays is { IsJoint: true, AutoLeave: false });
        Assert.Equal([N(1), N(2), N(3), N(4)], ConfigurationChanger.Apply(stays, ConfigurationChange.Leave).Configuration.Voters);
    }

    [Fact]
    public void A_leader_takes_one_change_at_a_time_and_of_a_joint_configuration_only_the_way_out()
    {
        var joint = ConfigurationChanger.EnterJoint(Three, [Voter(4)], autoLeave: false).Configuration;
        var add = new ConfigurationChange([Voter(4)]);
        Assert.Equal(ChangeFault.None, ConfigurationChanger.Check(Three, add, isEarlierPending: false));
        Assert.Equal(ChangeFault.EarlierPending, ConfigurationChanger.Check(Three, add, isEarlierPending: true));
        Assert.Equal(ChangeFault.AlreadyJoint, ConfigurationChanger.Check(joint, add, isEarlierPending: false));
        Assert.Equal(ChangeFault.None, ConfigurationChanger.Check(joint, ConfigurationChange.Leave, isEarlierPending: false));
        Assert.Equal(ChangeFault.NotJoint, ConfigurationChanger.Check(Three, ConfigurationChange.Leave, isEarlierPending: false));
        Assert.Equal(ChangeFault.NoVotersLeft, ConfigurationChanger.Check(new MemberConfiguration([N(1)]), new ConfigurationChange([Gone(1)]), isEarlierPending: false));
    }

    [Fact]
    public void Steps_may_be_repeated() => Steps.Sample(steps =>
    {
        var once = ConfigurationChanger.EnterJoint(Three, steps, autoLeave: false);
        var twice = ConfigurationChanger.EnterJoint(Three, [.. steps, .. steps], autoLeave: false);
        Assert.Equal(once.Fault, twice.Fault);
        Assert.Equal(once.Configuration.TraceHash, twice.Configuration.TraceHash);
    });

    [Fact]
    public void Whatever_simple_change_is_possible_its_quorums_share_a_voter_with_those_before() =>
        Gen.Select(Gen.Int[1, 6], Gen.Enum<QuorumRule>(), Steps).Sample((voters, rule, steps) =>
        {
            var before = new MemberConfiguration(Enumerable.Range(1, voters).Select(N), rule: rule);
            var after = ConfigurationChanger.Simple(before, steps).Configuration;
            Assert.Equal(rule, after.Rule);
            Assert.True(before.Incoming.QuorumSize + after.Incoming.QuorumSize > before.Voters.Union(after.Voters).Count());
        });

    private static ChangeResult Simple(params MemberChange[] steps) => ConfigurationChanger.Simple(Three, steps);

    private static MemberChange Voter(int node) => new(MemberChangeKind.AddVoter, N(node));

    private static MemberChange Learner(int node) => new(MemberChangeKind.AddLearner, N(node));

    private static MemberChange Gone(int node) => new(MemberChangeKind.Remove, N(node));
}
