using Aurigraph.Node.Tests.Harness;
using Aurigraph.Units;

namespace Aurigraph.Node.Tests.Consensus;

public sealed class ReplicaActorTests
{
    [Fact]
    public void An_append_is_confirmed_only_when_it_is_durable()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Log.Held = true;
        node.Append(0, 0, Given.Entry(1, 1));
        Assert.Empty(node.Said<AppendResponse>());
        node.Let();
        Assert.True(node.Said<AppendResponse>(Given.V1).Single().Success);
    }

    [Fact]
    public void A_vote_is_given_only_when_it_is_durable()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Log.Held = true;
        node.Receive(new VoteRequest(Given.V3, Given.V2, new Term(1), default, default));
        Assert.Empty(node.Said<VoteResponse>());
        node.Let();
        Assert.True(node.Said<VoteResponse>(Given.V3).Single().Granted);
    }

    [Fact]
    public void A_vote_outlives_a_crash()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Receive(new VoteRequest(Given.V3, Given.V2, new Term(1), default, default));
        node.Crash();
        node.Start();
        node.Receive(new VoteRequest(Given.V1, Given.V2, new Term(1), default, default));
        Assert.False(node.Said<VoteResponse>(Given.V1).Single().Granted);
    }

    [Fact]
    public void A_refused_append_is_sent_again_when_there_is_room()
    {
        using NodeBench node = new NodeBench(Given.Node(Given.V1)).Elected();
        node.Network.Full.Add((Given.V2, Ports.TrafficClass.Control));
        node.Push(Given.Reference(Given.B1, 1));
        node.Propose(Given.Reference(Given.B1, 1));
        Assert.Empty(node.Ordered(Given.V2));
        node.Drained(Given.V2, Ports.TrafficClass.Control);
        Assert.Single(node.Ordered(Given.V2));
    }

    [Fact]
    public void However_often_leaders_come_and_go_a_node_keeps_one_timer()
    {
        using var node = new NodeBench(Given.Node(Given.V1));
        for (int round = 0; round < 20; round++)
        {
            node.Run(600);
            VoteRequest request = node.Said<VoteRequest>()[^1];
            node.Receive(new VoteResponse(Given.V2, Given.V1, request.Term, Granted: true));
            node.Run(200);
            node.Receive(new Heartbeat(Given.V2, Given.V1, request.Term.Next, default));
        }
        node.Run(250);
        // One of the core, one of the feed, and what is set anew while an earlier one has not fired yet.
        Assert.InRange(node.Kernel.PendingCount, 1, 8);
    }

    [Fact]
    public void A_broken_invariant_stops_the_node_and_is_reported()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Push(Given.Reference(Given.B1, 2));
        node.Append(0, 1, Given.Entry(1, 1, Given.Reference(Given.B1, 2)));
        (NodeId failed, Exception cause) = Assert.Single(node.Probe.Failures);
        Assert.Equal(Given.V2, failed);
        Assert.IsType<InvariantException>(cause);
        node.Forget();
        node.Beat();
        Assert.Empty(node.Network.Sent);
    }
}
