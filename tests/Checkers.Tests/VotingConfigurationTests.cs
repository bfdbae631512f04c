using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Checkers.Tests;

public sealed class VotingConfigurationTests
{
    private static readonly Gen<VotingConfiguration> Configurations = Gen.Select(Sets(), Gen.Bool, Sets(), Gen.Enum<QuorumRule>(), (voters, joint, outgoing, rule) => new VotingConfiguration(voters, rule, joint ? outgoing : null));

    [Fact]
    public void Simple_ones_overlap_exactly_when_no_two_quorums_are_apart() =>
        Gen.Select(Configurations.Where(c => !c.IsJoint), Configurations.Where(c => !c.IsJoint)).Sample((a, b) => Assert.Equal(!CouldDecideApart(a, b), a.Overlaps(b)));

    [Fact]
    public void Joint_ones_that_are_said_to_overlap_have_no_two_quorums_apart() =>
        Gen.Select(Configurations, Configurations).Sample((a, b) => Assert.False(a.Overlaps(b) && CouldDecideApart(a, b)));

    [Theory]
    [InlineData("1 2 3", "", "1 2 3 4", "", true)]
    [InlineData("1 2 3", "", "1 2", "", true)]
    [InlineData("1 2 3", "", "1 2 3 4 5", "", false)]
    [InlineData("1 2 3", "", "4 5 6", "1 2 3", true)]
    [InlineData("1 2 3", "", "4 5 6", "1 2 4", false)]
    [InlineData("4 5 6", "1 2 3", "4 5 6", "", true)]
    [InlineData("4 5 6", "1 2 3", "1 2 3", "", true)]
    [InlineData("4 5 6", "1 2 3", "4 5 7", "", false)]
    [InlineData("4 5 6", "1 2 3", "7 8 9", "4 5 6", false)]
    public void A_step_is_single_or_joint(string voters, string outgoing, string nextVoters, string nextOutgoing, bool isLegal) =>
        Assert.Equal(isLegal, Of(voters, outgoing).MayBecome(Of(nextVoters, nextOutgoing)));

    [Fact]
    public void A_joint_one_decides_by_quorums_of_both_sets()
    {
        VotingConfiguration joint = Of("3 4 5", "1 2 3");
        Assert.True(joint.IsQuorum(n => n.Number is 2 or 3 or 4));
        Assert.False(joint.IsQuorum(n => n.Number is 3 or 4 or 5));
        Assert.Equal((3, 5), joint.Count(n => n.Number is 3 or 4 or 5));
    }

    private static VotingConfiguration Of(string voters, string outgoing) => new(Nodes(voters), QuorumRule.Majority, outgoing.Length == 0 ? null : Nodes(outgoing));

    private static NodeId[] Nodes(string numbers) => [.. numbers.Split(' ').Select(n => NodeId.Validator(int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)))];

    private static Gen<NodeId[]> Sets() => Gen.Int[1, 63].Select(bits => Enumerable.Range(0, 6).Where(i => (bits & (1 << i)) != 0).Select(i => NodeId.Validator(i + 1)).ToArray());

    /// <summary>Tries all ways to give each of the six nodes to one of two parties.</summary>
    private static bool CouldDecideApart(VotingConfiguration a, VotingConfiguration b) =>
        Enumerable.Range(0, 64).Any(bits => a.IsQuorum(n => (bits & (1 << (n.Number - 1))) != 0) && b.IsQuorum(n => (bits & (1 << (n.Number - 1))) == 0));
}
