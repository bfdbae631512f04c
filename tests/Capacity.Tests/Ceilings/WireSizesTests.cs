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
        Assert.Equal(new BodyPush(body, pulled: false).WireSize, WireSizes.Push + 1000);
        Assert.Equal(new Proposal([Reference], null).WireSize, WireSizes.Proposal);
        Assert.Equal(new Proposal([Reference], body).WireSize, WireSizes.Proposal + 1000);
        Assert.Equal(new BodyCredit(1, 1).WireSize, WireSizes.BodyCredit);
        Assert.Equal(new FinalNotice(Reference.Id, new FinalityStamp(VirtualTime.Zero, VirtualTime.Zero)).WireSize, WireSizes.FinalNotice);
        Assert.Equal(new StreamCredit(new LogIndex(1)).WireSize, WireSizes.StreamCredit);
        Assert.Equal(new StreamBatch([], LogIndex.Zero, StreamContent.Full, VirtualTime.Zero).WireSize, WireSizes.Stream);
    }

    [Fact]
    public void Headers_are_those_of_the_codec() => Assert.Equal(
        (WireFormat.Frame, WireFormat.Reference, WireFormat.EntryHeader, WireFormat.Position, WireFormat.Frame + WireFormat.ConsensusHeader, WireFormat.EntryHeader + WireFormat.Reference),
        (WireSizes.Frame, WireSizes.Reference, WireSizes.EntryHeader, WireSizes.Position, WireSizes.Consensus, WireSizes.Entry));
}
