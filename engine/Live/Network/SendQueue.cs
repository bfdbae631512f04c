using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>What waits to be sent on one lane, bounded, as bytes: frames are written when they come, so that many small ones leave in one piece, and what cannot be
/// written is told to whoever sends it. Large bodies are sent from where they are. Filled by any thread, emptied by one.</summary>
internal sealed class SendQueue(long bound) : IBufferWriter<byte>
{
    /// <summary>Bodies up to this size are copied behind their head: a copy costs less than one more piece to send.</summary>
    private const int CopyUpTo = 4096;
    private const int MaxPieces = 64;
    private const int KeptBlocks = 2;

    private readonly Lock _gate = new();
    private readonly AsyncSignal _signal = new();
    private readonly SegmentRing _segments = new();
    private readonly List<WireBody> _bodies = [];
    private readonly List<SendSegment> _inFlight = [];
    private readonly Stack<SendBlock> _free = new();
    private SendBlock _block = new(0);
    private long _queued;
    private long _lostBytes;
    private bool _refused;

    /// <summary>Frames and bytes taken, and frames refused.</summary>
    public (long Frames, long Bytes, long Refused, long LostBytes, long Queued) Counts
    {
        get
        {
            lock (_gate)
                return (_frames, _bytes, _refusals, _lostBytes, _queued);
        }
    }

    private long _frames;
    private long _bytes;
    private long _refusals;

    /// <summary>Wakes whoever empties the queue.</summary>
    public void Wake() => _signal.Set();

    /// <summary>Waits until there may be something to do.</summary>
    public ValueTask WaitAsync() => _signal.WaitAsync();

    /// <summary>Takes a message between nodes. One larger than the bound is taken when the queue is empty.</summary>
    public SendResult Add(NodeId from, NodeId to, NetworkMessage message)
    {
        long size = message.WireSize;
        lock (_gate)
        {
            if (!HasRoom(size))
                return SendResult.Full;
            _bodies.Clear();
            int head = WireCodec.Encode(from, to, message, this, _bodies);
            AddFrame(head, size);
        }
        _signal.Set();
        return SendResult.Accepted;
    }

    /// <summary>Takes a frame of a client's protocol: length 4, type 1, payload.</summary>
    public SendResult Add(byte type, ReadOnlyMemory<byte> payload)
    {
        int size = ClientConnection.FrameHeader + payload.Length;
        lock (_gate)
        {
            if (!HasRoom(size))
                return SendResult.Full;
            _bodies.Clear();
            Span<byte> head = GetSpan(ClientConnection.FrameHeader);
            BinaryPrimitives.WriteInt32LittleEndian(head, size);
            head[4] = type;
            Advance(ClientConnection.FrameHeader);
            if (!payload.IsEmpty)
                _bodies.Add(new WireBody(ClientConnection.FrameHeader, payload));
            AddFrame(ClientConnection.FrameHeader, size);
        }
        _signal.Set();
        return SendResult.Accepted;
    }

    /// <summary>Moves what comes next into <paramref name="pieces"/>, at most so many bytes. <see cref="Sent"/> must follow before more is taken.</summary>
    /// <returns>Bytes moved.</returns>
    public int Take(long maxBytes, List<ArraySegment<byte>> pieces)
    {
        int taken = 0;
        lock (_gate)
        {
            while (_segments.Count > 0 && taken < maxBytes && _inFlight.Count < MaxPieces)
            {
                SendSegment first = _segments.First;
                int count = (int)Math.Min(first.Count, maxBytes - taken);
                SendSegment part = first with { Count = count };
                if (count == first.Count)
                    _segments.RemoveFirst();
                else
                    _segments.First = first with { Offset = first.Offset + count, Count = first.Count - count };
                _inFlight.Add(part);
                pieces.Add(new ArraySegment<byte>(part.Bytes, part.Offset, count));
                taken += count;
            }
            _queued -= taken;
        }
        return taken;
    }

    /// <summary>What was taken last is sent, or lost: its memory is free again.</summary>
    public void Sent()
    {
        lock (_gate)
        {
            foreach (SendSegment segment in _inFlight)
                Release(segment);
            _inFlight.Clear();
        }
    }

    /// <summary>Forgets all that waits: it is older than the loss of its connection.</summary>
    public void Drop()
    {
        lock (_gate)
        {
            while (_segments.Count > 0)
            {
                Release(_segments.First);
                _segments.RemoveFirst();
            }
            _lostBytes += _queued;
            _queued = 0;
        }
    }

    /// <summary>Whether a sender that was refused is to be told now that at least half of the bound is free. Says so once.</summary>
    public bool TakeNotice()
    {
        if (!Volatile.Read(ref _refused))
            return false;
        lock (_gate)
        {
            if (!_refused || _queued > bound / 2)
                return false;
            _refused = false;
            return true;
        }
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        if (_block.Free < sizeHint)
            NextBlock(sizeHint);
        return _block.Bytes.AsSpan(_block.Used);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_block.Free < sizeHint)
            NextBlock(sizeHint);
        return _block.Bytes.AsMemory(_block.Used);
    }

    /// <inheritdoc/>
    public void Advance(int count) => _block.Used += count;

    private bool HasRoom(long size)
    {
        if (_queued == 0 || _queued + size <= bound)
            return true;
        _refused = true;
        _refusals++;
        return false;
    }

    /// <summary>Puts the head that was just written, and its bodies between its parts, at the end of the queue.</summary>
    private void AddFrame(int head, long size)
    {
        SendBlock block = _block;
        int start = block.Used - head;
        int done = 0;
        foreach (WireBody body in _bodies)
        {
            AddWritten(block, start + done, body.At - done);
            AddBody(body.Content);
            done = body.At;
        }
        AddWritten(block, start + done, head - done);
        _bodies.Clear();
        _frames++;
        _bytes += size;
        _queued += size;
    }

    private void AddBody(ReadOnlyMemory<byte> content)
    {
        if (content.Length <= CopyUpTo || !MemoryMarshal.TryGetArray(content, out ArraySegment<byte> array))
        {
            content.Span.CopyTo(GetSpan(content.Length));
            Advance(content.Length);
            AddWritten(_block, _block.Used - content.Length, content.Length);
            return;
        }
        _segments.Add(new SendSegment(array.Array!, array.Offset, array.Count, null));
    }

    private void AddWritten(SendBlock block, int offset, int count)
    {
        if (count == 0)
            return;
        block.Outstanding += count;
        if (_segments.Count > 0 && _segments.Last is var last && last.Block == block && last.Offset + last.Count == offset)
            _segments.Last = last with { Count = last.Count + count };
        else
            _segments.Add(new SendSegment(block.Bytes, offset, count, block));
    }

    private void Release(in SendSegment segment)
    {
        if (segment.Block is not { } block)
            return;
        block.Outstanding -= segment.Count;
        if (block.Outstanding > 0)
            return;
        block.Used = 0;
        if (block != _block && block.Bytes.Length == SendBlock.Size && _free.Count < KeptBlocks)
            _free.Push(block);
    }

    private void NextBlock(int size) => _block = size > SendBlock.Size ? new SendBlock(size) : _free.TryPop(out SendBlock? block) ? block : new SendBlock(SendBlock.Size);
}
