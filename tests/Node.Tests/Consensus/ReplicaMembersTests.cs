using Aurigraph.Consensus.Membership;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Consensus;

/// <summary>Validators come and go by changes that whoever leads proposes, one at a time.</summary>
public sealed class ReplicaMembersTests
{
    private static readonly NodeId[] All = [Given.V1, Given.V2, Given.V3];

    [Fact]
    public void A_validator_that_has_not_joined_takes_the_log_and_never_runs()
    {
        using var node = new NodeBench(Given.Node(Given.V3) with { Joining = [Given.V3] });
        node.Run(5000);
        Assert.Empty(node.Said<VoteRequest>());
        node.Append(0, 0, Given.Entry(1, 1));
        Assert.Single(node.Log.Entries);
    }

    [Fact]
    public void Nothing_is_sent_to_it_before()
    {
        using NodeBench node = Leader();
        node.Run(1000);
        Assert.Empty(node.Sent<ConsensusMessage>(Given.V3));
    }

    [Fact]
    public void Who_joins_learns_first_and_does_not_count_until_it_has_caught_up()
    {
        using NodeBench node = Leader();
        node.WantVoters(All);
        Acknowledge(node, Given.V2);
        Assert.Equal([MemberChangeKind.AddLearner], Proposed(node));
        AppendRequest append = node.Said<AppendRequest>(Given.V3)[^1];

        node.Run(500);
        Assert.Equal([MemberChangeKind.AddLearner], Proposed(node).Take(1));
        node.Receive(AppendResponse.Matched(Given.V3, Given.V1, append.Term, node.Log.Entries[^1].Index));
        node.Run(200);
        Acknowledge(node, Given.V2);
        Assert.Equal([MemberChangeKind.AddLearner, MemberChangeKind.AddVoter], Proposed(node));
        Assert.Equal(3, node.Probe.Configurations[^1].Voters.Count);
    }

    [Fact]
    public void Said_again_it_changes_nothing()
    {
        using NodeBench node = Leader();
        node.WantVoters([Given.V1, Given.V2]);
        node.WantVoters([Given.V1, Given.V2]);
        node.Run(1000);
        Assert.Empty(Proposed(node));
    }

    [Fact]
    public void Who_follows_proposes_nothing_and_does_when_it_leads()
    {
        using var node = new NodeBench(Given.Node(Given.V1) with { Joining = [Given.V3] });
        node.WantVoters(All);
        Assert.Empty(Proposed(node));
        Elect(node);
        Acknowledge(node, Given.V2);
        Assert.Equal([MemberChangeKind.AddLearner], Proposed(node));
    }

    [Fact]
    public void A_node_that_was_told_before_its_actors_were_made_knows()
    {
        using var node = new NodeBench(Given.Node(Given.V1) with { Joining = [Given.V3] }, start: false);
        node.Start(wanted: All);
        Elect(node);
        Acknowledge(node, Given.V2);
        Assert.Equal([MemberChangeKind.AddLearner], Proposed(node));
    }

    [Fact]
    public void A_leader_that_is_to_leave_tells_another_to_run()
    {
        using NodeBench node = Leader();
        node.WantVoters([Given.V2]);
        Assert.Empty(Proposed(node));
        Assert.Single(node.Said<TimeoutNow>(Given.V2));
    }

    private static NodeBench Leader()
    {
        var node = new NodeBench(Given.Node(Given.V1) with { Joining = [Given.V3] });
        Elect(node);
        return node;
    }

    private static void Elect(NodeBench node)
    {
        node.Run(600);
        Assert.Empty(node.Said<VoteRequest>(Given.V3));
        node.Receive(new VoteResponse(Given.V2, Given.V1, node.Said<VoteRequest>()[^1].Term, Granted: true));
        Acknowledge(node, Given.V2);
    }

    private static void Acknowledge(NodeBench node, NodeId follower)
    {
        node.Settle();
        AppendRequest append = node.Said<AppendRequest>(follower)[^1];
        node.Receive(AppendResponse.Matched(follower, Given.V1, append.Term, append.LastIndex));
        node.Settle();
    }

    private static IEnumerable<MemberChangeKind> Proposed(NodeBench node) => node.Log.Entries.Select(e => e.Payload).OfType<ConfigurationChange>().SelectMany(c => c.Steps).Select(s => s.Kind);
}
