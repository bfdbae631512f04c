using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Network;

public sealed class IncomingLaneTests
{
    public static TheoryData<string, RefusalKind> Faults => new()
    {
        { "type", RefusalKind.Frame },
        { "version", RefusalKind.Frame },
        { "checksum", RefusalKind.Checksum },
        { "oversize", RefusalKind.Oversize },
        { "record", RefusalKind.Frame },
        { "sender", RefusalKind.Frame },
        { "receiver", RefusalKind.Frame },
        { "credit", RefusalKind.Credit },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_known_peer_that_breaks_the_rules_loses_its_connection_and_nothing_reaches_the_node(string fault, RefusalKind kind)
    {
        await using var pair = new Pair();
        using Socket socket = Raw.Connect(pair.NetworkB);
        await socket.SendAsync(Handshake.Write(Raw.Greeting(pair.OptionsA, Pair.B)));
        Assert.Equal(RefusalKind.None, (await Raw.AnswerAsync(socket)).Outcome);
        await socket.SendAsync(Record(Frame(Pair.A, Pair.B, 1)));
        await Until.TrueAsync(() => pair.InboxB.Count == 1, "what keeps the rules arrives");
        await socket.SendAsync(Broken(fault));
        Assert.True(await Raw.EndsAsync(socket));
        await Until.TrueAsync(() => pair.NetworkB.Counts.Refusals.GetValueOrDefault(kind) == 1, "it is counted");
        Assert.Equal([1L], pair.InboxB.Numbers(TrafficClass.Control));
        pair.Send(2);
        await Until.TrueAsync(() => pair.InboxB.Count == 2, "the peer itself is still served");
    }

    [Fact]
    public async Task A_later_connection_of_a_peer_takes_the_place_of_the_earlier()
    {
        await using var pair = new Pair();
        await pair.ConnectedAsync();
        using Socket socket = Raw.Connect(pair.NetworkB);
        await socket.SendAsync(Handshake.Write(Raw.Greeting(pair.OptionsA, Pair.B)));
        await Raw.AnswerAsync(socket);
        // The peer dials again and takes its place back.
        Assert.True(await Raw.EndsAsync(socket));
        pair.Send(1);
        await Until.TrueAsync(() => pair.InboxB.Count == 1, "the lane works");
        await Until.TrueAsync(() => pair.NetworkB.Counts.KnownConnections == 2, "there is one connection per lane");
    }

    private static byte[] Broken(string fault)
    {
        byte[] frame = Frame(Pair.A, Pair.B, 2);
        switch (fault)
        {
            case "type":
                frame[5] = 250;
                break;
            case "version":
                frame[4] = 9;
                break;
            case "checksum":
                frame[20] ^= 1;
                break;
            case "oversize":
                BinaryPrimitives.WriteInt32LittleEndian(frame, 2_000_000_000);
                break;
            case "record":
                return new byte[4];
            case "sender":
                return Record(Frame(NodeId.Validator(3), Pair.B, 2));
            case "receiver":
                return Record(Frame(Pair.A, NodeId.Validator(3), 2));
            default:
                return [0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0, 0, 0, 0, 0, 0];
        }
        return Record(frame);
    }

    private static byte[] Frame(NodeId from, NodeId to, long number)
    {
        var head = new ArrayBufferWriter<byte>();
        WireCodec.Encode(from, to, Inbox.Message(number), head, []);
        return head.WrittenSpan.ToArray();
    }

    private static byte[] Record(byte[] frame) => [.. BitConverter.GetBytes(frame.Length), .. frame];
}
