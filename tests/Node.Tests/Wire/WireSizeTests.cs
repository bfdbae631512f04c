using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Wire;

public sealed class WireSizeTests
{
    private static readonly BatchReference Reference = Given.Reference(Given.B1, 1, bytes: 5000);
    private static readonly BatchBody Body = Given.Body(Reference);

    public static TheoryData<string, long, long> Sizes
    {
        get
        {
            var data = new TheoryData<string, long, long>();
            foreach ((NetworkMessage message, long wire, long held) in Messages())
                data.Add($"{message.GetType().Name} of {wire}", wire - message.WireSize, held - message.HeldSize);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_message_has_the_size_that_the_format_says(string message, long wireOff, long heldOff) =>
        Assert.True((wireOff, heldOff) == (0, 0), $"{message}: off by {wireOff} bytes on the wire and {heldOff} in memory");

    [Fact]
    public void An_append_grows_by_header_and_reference_per_entry_and_holds_no_carried_body_twice()
    {
        LogEntry carrying = new(new Term(1), new LogIndex(2), new BatchPayload(Reference, Body));
        ConsensusMessage append = Append(Given.Entry(1, 1, Reference), carrying, Given.Entry(1, 3));
        Assert.Equal(18 + 32 + (20 + 64) + (20 + 64 + 5000) + 20, append.WireSize);
        Assert.Equal(18 + 32 + (3 * (20 + 64)), append.HeldSize);
    }

    [Fact]
    public void A_stream_with_headers_only_carries_no_bodies()
    {
        LogEntry[] entries = [Given.Entry(1, 1), Given.Entry(1, 2, Reference)];
        Assert.Equal(18 + 17 + 20 + 84, Stream(entries, StreamContent.Headers).WireSize);
        Assert.Equal(18 + 17 + 20 + 5084, Stream(entries, StreamContent.Full).WireSize);
    }

    [Fact]
    public void A_body_costs_far_more_than_what_names_it() =>
        Assert.True(new BodyPush(Body, pulled: false).WireSize > 50 * new Proposal([Reference], null).WireSize);

    private static IEnumerable<(NetworkMessage Message, long Wire, long Held)> Messages()
    {
        yield return (new BodyCredit(1, 2), 34, 34);
        yield return (new BodySkipped(Reference.Id), 34, 34);
        yield return (new BodyPull([Reference, Reference]), 18 + 4 + 128, 18 + 4 + 128);
        yield return (new BodyPush(Body, pulled: true), 18 + 64 + 1 + 5000, 18 + 64 + 1 + 5000);
        yield return (new BodyPush(Body, pulled: false), 18 + 64 + 1 + 5000, 18 + 64 + 1);
        yield return (new FinalNotice(Reference.Id, default), 50, 50);
        yield return (new LeaderAnnouncement(new Term(1)), 26, 26);
        yield return (new Proposal([Reference], null), 18 + 5 + 64, 18 + 5 + 64);
        yield return (new Proposal([Reference], Body), 18 + 5 + 64 + 5000, 18 + 5 + 64);
        yield return (new ProposalRejected(Reference.Id, ProposalRejection.NotLeader, default, default), 51, 51);
        yield return (new StreamCredit(default), 26, 26);
        yield return (new StreamRefused(default, default), 30, 30);
        yield return (new StreamSubscribe(default, StreamContent.Full, default), 35, 35);
        yield return (new ConsensusMessage(new VoteRequest(Given.V1, Given.V2, new Term(1), default, default)), 50, 50);
    }

    private static ConsensusMessage Append(params LogEntry[] entries) =>
        new(new AppendRequest(Given.V1, Given.V2, new Term(1), default, default, EntrySlice.Of(entries), default));

    private static StreamBatch Stream(LogEntry[] entries, StreamContent content) => new(entries, default, content, default);
}
