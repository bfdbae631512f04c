using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;
using CsCheck;

namespace Aurigraph.Node.Tests.Wire;

public sealed class WireCodecTests
{
    public static TheoryData<string> Names => [.. GivenMessages.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_takes_the_bytes_it_states_and_reads_back_as_it_was(string name) =>
        GivenMessages.ByName[name].Sample(message =>
        {
            byte[] frame = Frame(message);
            Assert.Equal(message.WireSize, frame.Length);
            foreach (bool copyBodies in new[] { true, false })
            {
                WireEnvelope read = WireCodec.Decode(frame, copyBodies);
                Assert.Equal((GivenMessages.From, GivenMessages.To), (read.From, read.To));
                Assert.Equal(ContentText.Of(message), ContentText.Of(read.Message));
                Assert.Equal(message.TraceHash, read.Message.TraceHash);
            }
        }, iter: 300);

    [Fact]
    public void Every_type_of_message_is_among_those_that_are_tried()
    {
        Type[] types = [.. typeof(NetworkMessage).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(NetworkMessage)) && t != typeof(ConsensusMessage)), .. typeof(RaftMessage).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RaftMessage)))];
        Assert.Equal(26, types.Length);
        Assert.All(types, type => Assert.Contains(GivenMessages.ByName.Keys, name => name.StartsWith(type.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_frame_whose_header_has_any_bit_flipped_is_refused() =>
        Gen.Select(GivenMessages.Any, Gen.Int[0, 1_000_000]).Sample((message, at) =>
        {
            (byte[] head, List<WireBody> bodies) = Encode(message);
            int bit = at % (head.Length * 8);
            head[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<WireFormatException>(() => WireCodec.Decode(Join(head, bodies)));
        }, iter: 3000);

    [Fact]
    public void Bytes_that_are_no_frame_are_refused_with_one_exception_and_cost_no_more_memory_than_they_are_long()
    {
        Gen<byte[]> random = Gen.Byte.Array[0, 400];
        Gen<byte[]> truncated = Gen.Select(GivenMessages.Any, Gen.Int[0, 400], (m, cut) => Frame(m) is var f ? f[..Math.Min(cut, f.Length)] : []);
        Gen<byte[]> flipped = Gen.Select(GivenMessages.Any, Gen.Int[0, 1_000_000], Gen.Byte, Flip);
        Gen.OneOf(random, random.Select(Dressed), truncated, truncated.Select(Dressed), flipped, flipped.Select(Dressed)).Sample(bytes =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            bool refused = false;
            try
            {
                WireCodec.Decode(bytes);
            }
            catch (WireFormatException)
            {
                refused = true;
            }
            // An exception with its texts and stack takes a few KB; objects take up to three times their bytes in the frame.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (3 * bytes.Length) + (refused ? 30_000 : 1_000));
        }, iter: 20_000, threads: 1);
    }

    [Fact]
    public void A_count_beyond_the_bytes_that_are_there_is_refused_before_anything_is_allocated_for_it()
    {
        byte[] frame = Dressed(Frame(new BodyPull([Given.Reference(Given.B1, 1)])));
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(18), 30_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        WireFormatException refused = Assert.Throws<WireFormatException>(() => WireCodec.Decode(Dressed(frame)));
        Assert.Equal((WireFault.Length, "at most 1"), (refused.Fault, refused.Expected));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Theory]
    [InlineData(0, 17, WireFault.Length)]
    [InlineData(4, 2, WireFault.Version)]
    [InlineData(5, 255, WireFault.Type)]
    [InlineData(9, 3, WireFault.Value)]
    [InlineData(14, 0, WireFault.Checksum)]
    public void A_refusal_says_what_is_wrong(int at, byte value, WireFault fault)
    {
        byte[] frame = Frame(new LeaderAnnouncement(new Term(7)));
        frame[at] = value;
        Assert.Equal(fault, Assert.Throws<WireFormatException>(() => WireCodec.Decode(frame)).Fault);
    }

    [Fact]
    public void Bodies_are_neither_copied_on_the_way_out_nor_on_the_way_in()
    {
        byte[] content = new byte[1_000_000];
        BatchBody body = new(new BatchReference(new BatchId(GivenMessages.From, 1, 1), BatchDigest.Of(content), 4000, content.Length), new Payload(content.Length, content));
        (byte[] head, List<WireBody> bodies) = Encode(new BodyPush(body, pulled: false));
        Assert.Equal(WireFormat.Frame + WireFormat.Reference + 1, head.Length);
        Assert.True(Assert.Single(bodies).Content.Span.Overlaps(content));
        byte[] frame = Join(head, bodies);
        var read = (BodyPush)WireCodec.Decode(frame).Message;
        Assert.True(read.Body.Payload.Content.Span.Overlaps(frame));
        var copied = (BodyPush)WireCodec.Decode(frame, copyBodies: true).Message;
        Assert.False(copied.Body.Payload.Content.Span.Overlaps(frame));
    }

    [Fact]
    public void A_small_message_costs_no_more_allocation_than_itself()
    {
        var frame = Frame(new ConsensusMessage(new Heartbeat(GivenMessages.From, GivenMessages.To, new Term(1), new LogIndex(2), 3)));
        var head = new ArrayBufferWriter<byte>(1 << 16);
        List<WireBody> bodies = [];
        NetworkMessage message = WireCodec.Decode(frame).Message;
        WireCodec.Encode(GivenMessages.From, GivenMessages.To, message, head, bodies);
        head.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            WireCodec.Encode(GivenMessages.From, GivenMessages.To, message, head, bodies);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            message = WireCodec.Decode(frame).Message;
        // A heartbeat of 56 bytes and the message around it of 40.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 1000 * 100);
    }

    [Fact]
    public void What_is_only_described_cannot_be_written()
    {
        BatchReference reference = Given.Reference(GivenMessages.From, 1);
        LogEntry entry = Given.Entry(1, 1, reference);
        NetworkMessage[] described =
        [
            new BodyPush(Given.Body(reference), pulled: false),
            new Proposal([reference], Given.Body(reference)),
            new StreamBatch([entry], default, StreamContent.Full, default),
            new SnapshotChunk(default, new SnapshotMark(default, default, MemberConfiguration.Empty), Aurigraph.Node.Ledger.LedgerState.Empty, 0, 10, 10),
        ];
        Assert.All(described, message => Assert.Contains("only described", Assert.Throws<ArgumentException>(() => Encode(message)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_travels_only_between_the_nodes_that_it_names()
    {
        NetworkMessage[] strangers =
        [
            new BodySkipped(new BatchId(GivenMessages.To, 1, 1)),
            new FinalNotice(new BatchId(GivenMessages.From, 1, 1), default),
            new ConsensusMessage(new TimeoutNow(GivenMessages.To, GivenMessages.From, default)),
        ];
        Assert.All(strangers, message => Assert.Throws<ArgumentException>(() => Encode(message)));
    }

    [Fact]
    public void A_text_that_has_no_form_on_the_wire_cannot_be_written()
    {
        Assert.Contains("65534", Refused(new string('a', 65_535)), StringComparison.Ordinal);
        Assert.Contains("surrogate", Refused("\ud800"), StringComparison.Ordinal);
        Assert.Equal(65_534 + 18 + 32 + 20 + 19 + 1, Frame(Write(new string('a', 65_534))).Length);

        static NetworkMessage Write(string value) => new ConsensusMessage(new AppendRequest(GivenMessages.From, GivenMessages.To, new Term(1), default, default,
            EntrySlice.Of(new LogEntry(new Term(1), new LogIndex(1), new OperationPayload(new StoreOperation(1, 1, StoreOperationKind.Write, "k", value)))), default));
        static string Refused(string value) => Assert.Throws<ArgumentException>(() => Encode(Write(value))).Message;
    }

    [Fact]
    public void The_checksum_is_the_one_of_the_standard() =>
        Assert.Equal((0xE3069283u, 0x8A9136AAu), (Crc32C.Of(Encoding.ASCII.GetBytes("123456789")), Crc32C.Of(new byte[32])));

    private static byte[] Frame(NetworkMessage message)
    {
        (byte[] head, List<WireBody> bodies) = Encode(message);
        return Join(head, bodies);
    }

    private static (byte[] Head, List<WireBody> Bodies) Encode(NetworkMessage message)
    {
        var head = new ArrayBufferWriter<byte>();
        List<WireBody> bodies = [];
        int bytes = WireCodec.Encode(GivenMessages.From, GivenMessages.To, message, head, bodies);
        Assert.Equal(bytes, head.WrittenCount);
        return (head.WrittenSpan.ToArray(), bodies);
    }

    private static byte[] Join(byte[] head, List<WireBody> bodies)
    {
        List<byte> frame = [];
        int done = 0;
        foreach (WireBody body in bodies)
        {
            frame.AddRange(head[done..body.At]);
            frame.AddRange(body.Content.Span);
            done = body.At;
        }
        frame.AddRange(head[done..]);
        return [.. frame];
    }

    private static byte[] Flip(NetworkMessage message, int at, byte mask)
    {
        byte[] frame = Frame(message);
        frame[at % frame.Length] ^= mask;
        return frame;
    }

    /// <summary>Gives bytes the length, version and checksum of a frame without bodies, so that what comes behind is looked at.</summary>
    private static byte[] Dressed(byte[] bytes)
    {
        if (bytes.Length < WireFormat.Frame)
            return bytes;
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length);
        bytes[4] = WireCodec.Version;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(14), Crc32C.Of([.. bytes[..14], .. bytes[18..]]));
        return bytes;
    }
}
