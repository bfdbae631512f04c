using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Network;

public sealed class SocketNetworkTests
{
    [Fact]
    public async Task Two_nodes_talk_both_ways_on_both_lanes()
    {
        await using var pair = new Pair();
        pair.Send(1);
        pair.Send(2, TrafficClass.Bulk, 1_000_000);
        pair.NetworkB.Send(Pair.A, Inbox.Message(3), TrafficClass.Control);
        await Until.TrueAsync(() => pair.InboxB.Count == 2 && pair.InboxA.Count == 1, "all arrived");
        Assert.Equal([2L], pair.InboxB.Numbers(TrafficClass.Bulk));
        var push = (BodyPush)pair.InboxB.Arrivals.Single(a => a.Class == TrafficClass.Bulk).Message;
        Assert.Equal(1_000_000, push.Body.Payload.Content.Length);
        Assert.True(push.Body.Payload.Content.Span.IndexOfAnyExcept((byte)2) < 0);
    }
}
