using Aurigraph.Live.Nodes;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Nodes;

public sealed class NodeMeterTests
{
    [Fact]
    public void An_observer_that_came_after_the_election_is_ready_when_a_validator_feeds_it()
    {
        var meter = new NodeMeter();
        Assert.Equal("no leader is known", meter.Read(NodeId.Business(1)).NotReady);

        meter.Fed(LogIndex.Zero);

        Assert.Null(meter.Read(NodeId.Business(1)).NotReady);
    }
}
