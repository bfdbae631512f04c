using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests.Elections;

public sealed class SmokeTests
{
    [Fact]
    public void Three_members_elect_a_leader_and_commit()
    {
        var cluster = new Cluster(voters: 3);
        cluster.Elect(1);
        cluster.Propose(1, new TestPayload(1), new TestPayload(2));
        cluster.Settle();
        Assert.All(cluster.Machines, m => Assert.Equal([1, 2], m.AppliedNumbers));
        Assert.All(cluster.Machines, m => Assert.Equal(new LogIndex(3), m.Core.CommitIndex));
    }
}
