using Aurigraph.Node.Ledger;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Snapshots;

/// <summary>A snapshot on its way to one node: in parts, a few of them unanswered at a time, at a limited rate, taken up again where it was interrupted,
/// and given up when nothing arrives any more. Pure.</summary>
internal sealed class OutgoingSnapshot(Term term, SnapshotMark mark, LedgerState state, long total, long rate, ReadOnlyMemory<byte> content = default)
{
    private const long ChunkBytes = 256_000;
    private const long WindowBytes = 4 * ChunkBytes;
    private const int Patience = 10;
    private static readonly Duration RetryAfter = Duration.FromMilliseconds(500);

    private long _sent;
    private int _retries;
    private VirtualTime _nextAt;
    private VirtualTime _movedAt;

    /// <summary>What it stands for.</summary>
    public SnapshotMark Mark { get; } = mark;

    /// <summary>Bytes that have arrived.</summary>
    public long Received { get; private set; }

    /// <summary>Whether all of it has arrived.</summary>
    public bool IsDone => Received >= total;

    /// <summary>Whether so many attempts brought nothing forward that it is of no use to go on.</summary>
    public bool IsHopeless => _retries > Patience;

    /// <summary>The next part to send now; null when there is none, for now or at all.</summary>
    public SnapshotChunk? Next(VirtualTime now)
    {
        if (_movedAt == VirtualTime.Zero)
            _movedAt = now;
        bool mayGo = now >= _nextAt && _sent < total && (_sent == Received || _sent - Received < WindowBytes);
        if (!mayGo)
            return null;
        long length = Math.Min(ChunkBytes, total - _sent);
        return new SnapshotChunk(term, Mark, state, _sent, length, total, content.IsEmpty ? default : content.Slice((int)_sent, (int)length));
    }

    /// <summary>A part left; the next may when its bytes are paid for at the rate.</summary>
    public void Sent(SnapshotChunk chunk, VirtualTime now)
    {
        _sent = chunk.Offset + chunk.Length;
        _nextAt = VirtualTime.Max(_nextAt, now) + Duration.FromSeconds((double)chunk.Length / rate);
    }

    /// <summary>The receiver says how much it has; less than before when it began anew.</summary>
    public void Arrived(long received, VirtualTime now)
    {
        if (received > Received)
            _retries = 0;
        if (received != Received)
            _movedAt = now;
        Received = received;
        _sent = Math.Max(_sent, received);
    }

    /// <summary>Time passes: what was sent and not answered for a while counts as lost.</summary>
    public void Check(VirtualTime now)
    {
        if (now - _movedAt < RetryAfter)
            return;
        _movedAt = now;
        _retries++;
        _sent = Received;
    }

    /// <summary>Time until something may be due.</summary>
    public Duration Wait(VirtualTime now) => now < _nextAt ? Duration.Min(_nextAt - now, RetryAfter) : RetryAfter;
}
