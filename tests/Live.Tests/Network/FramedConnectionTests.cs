using System.Buffers.Binary;
using Aurigraph.Live.Network;

namespace Aurigraph.Live.Tests.Network;

public class FramedConnectionTests
{
    private const int HeaderOfRecord = 4;

    [Fact]
    public async Task A_small_frame_after_a_large_one_is_received_in_few_pieces()
    {
        byte[] stream = [.. Record(Frame(100_000)), .. Record(Frame(12_000)), .. Record(Frame(12_000))];
        using var transport = new Recorded(stream);
        var sink = new Lengths();
        using var connection = new FramedConnection(transport, new SendQueue(1_000_000), sink, new LaneLimits(64_000, 1_000_000, 1_000_000, 1_000_000), 32 * 1024, null);

        await connection.RunAsync();

        Assert.Equal([100_000, 12_000, 12_000], sink.Taken);
        Assert.InRange(transport.Receives, 3, 12);
    }

    private static byte[] Frame(int length)
    {
        var frame = new byte[length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, length);
        return frame;
    }

    private static byte[] Record(byte[] frames)
    {
        var record = new byte[HeaderOfRecord + frames.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, frames.Length);
        frames.CopyTo(record, HeaderOfRecord);
        return record;
    }

    /// <summary>Says what was recorded, as much at a time as is asked for, and then ends.</summary>
    private sealed class Recorded(byte[] stream) : ITransport
    {
        private int _at;

        public int Receives { get; private set; }

        public ValueTask<int> ReceiveAsync(Memory<byte> buffer)
        {
            Receives++;
            int count = Math.Min(buffer.Length, stream.Length - _at);
            stream.AsMemory(_at, count).CopyTo(buffer);
            _at += count;
            return ValueTask.FromResult(count);
        }

        public ValueTask SendAsync(List<ArraySegment<byte>> pieces) => ValueTask.CompletedTask;

        public void Dispose()
        {
        }
    }

    private sealed class Lengths : IFrameSink
    {
        public List<int> Taken { get; } = [];

        public int LengthOf(ReadOnlySpan<byte> start) => BinaryPrimitives.ReadInt32LittleEndian(start);

        public void Take(ReadOnlyMemory<byte> frame, bool isOwned, CreditLedger ledger, long early)
        {
            Taken.Add(frame.Length);
            ledger.Delivered(frame.Length, early);
        }
    }
}
