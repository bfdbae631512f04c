using Aurigraph.Capacity.Ceilings;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Tests.Ceilings;

/// <summary>The arithmetic counts the bytes that the codec writes.</summary>
public sealed class WireSizesTests
{
    private static readonly BatchReference Reference = new(new BatchId(new NodeId(NodeRole.Business, 1), 1, 1), 0, 10, 1000);

    [Fact]
    public void Sizes_of_messages_are_those_of_the_codec()
    {
        var body = new BatchBody(Reference, Payload.Described(1000));
        Assert.Equal(WireSizes.Push + 1000, new BodyPush(body, pulled: false).WireSize);
        Assert.Equal(WireSizes.Proposal, new Proposal([Reference], null).WireSize);
        Assert.Equal(WireSizes.Proposal + 1000, new Proposal([Reference], body).WireSize);
        Assert.Equal(WireSizes.BodyCredit, new BodyCredit(1, 1).WireSize);
        Assert.Equal(WireSizes.FinalNotice, new FinalNotice(Reference.Id, new FinalityStamp(VirtualTime.Zero, VirtualTime.Zero)).WireSize);
        Assert.Equal(WireSizes.StreamCredit, new StreamCredit(new LogIndex(1)).WireSize);
        Assert.Equal(WireSizes.Stream, new StreamBatch([], LogIndex.Zero, StreamContent.Full, VirtualTime.Zero).WireSize);
    }

    [Fact]
    public void Headers_are_those_of_the_codec() => Assert.Equal(
        (WireFormat.Frame, WireFormat.Reference, WireFormat.EntryHeader, WireFormat.Position, WireFormat.Frame + WireFormat.ConsensusHeader, WireFormat.EntryHeader + WireFormat.Reference),
        (WireSizes.Frame, WireSizes.Reference, WireSizes.EntryHeader, WireSizes.Position, WireSizes.Consensus, WireSizes.Entry));
}
