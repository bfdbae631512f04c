using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Durability;

public sealed class DiskPatienceTests
{
    private static readonly Duration Patience = Duration.FromMilliseconds(400);
    private static readonly Duration Moment = Duration.FromMilliseconds(1);

    [Fact]
    public void A_leader_whose_disk_completes_nothing_gives_up()
    {
        var leader = Leader(Patience);
        leader.Propose(1);
        leader.Advance(Patience - Moment);
        Assert.Equal(RaftRole.Leader, leader.Core.Role);
        leader.Advance(Moment);
        Assert.Equal((RaftRole.Follower, ProposeOutcome.NotLeader), (leader.Core.Role, leader.Propose(2).Outcome));
    }

    [Fact]
    public void Every_write_that_completes_gives_it_a_whole_patience()
    {
        var leader = Leader(Patience);
        leader.Propose(1);
        leader.Propose(2);
        leader.Advance(Patience - Moment);
        leader.Persist();
        leader.Advance(Patience - Moment);
        Assert.Equal(RaftRole.Leader, leader.Core.Role);
        leader.Advance(Moment);
        Assert.Equal(RaftRole.Follower, leader.Core.Role);
    }

    [Fact]
    public void The_patience_runs_only_while_something_is_being_written()
    {
        var leader = Leader(Patience);
        leader.Advance(Patience * 3);
        leader.Propose(1);
        leader.Advance(Patience - Moment);
        Assert.Equal(RaftRole.Leader, leader.Core.Role);
    }

    [Fact]
    public void Without_a_patience_a_leader_waits_for_ever()
    {
        var leader = Leader(patience: null);
        leader.Propose(1);
        leader.Advance(Patience * 1000);
        Assert.Equal(RaftRole.Leader, leader.Core.Role);
    }

    [Fact]
    public void The_others_elect_another_and_go_on()
    {
        var cluster = new Cluster(voters: 3, configure: o => o with { DiskPatience = Patience });
        cluster.Elect(1);
        cluster.StalledDisks.Add(1);
        cluster.Propose(1, new TestPayload(1));
        cluster.Settle();
        cluster.Live(Patience + (Cluster.ElectionTimeoutMin * 6));
        Assert.NotEqual(N(1), cluster.Leader!.Id);
        cluster.Propose(cluster.Leader.Id.Number, new TestPayload(2));
        cluster.Settle();
        Assert.Equal([1, 2], cluster.Leader.AppliedNumbers);
    }

    private static Solo Leader(Duration? patience)
    {
        var leader = new Solo(configure: o => o with { CheckQuorum = false, DiskPatience = patience }).Elected();
        leader.Confirm(2, 1);
        return leader;
    }
}
