using System.Buffers.Binary;

namespace Aurigraph.Live.Network;

/// <summary>The receiving side. Small frames are read from the buffer; a frame that is large, or that goes on in another record, has memory of its own, exactly as much
/// as it takes, into which it is received directly.</summary>
internal sealed partial class FramedConnection
{
    private const int FrameStart = 5;

    /// <summary>After a large frame the next one is expected to be large, too: only its beginning is received into the buffer.</summary>
    private const int Peek = 4096;

    /// <summary>Frames above this size are received into memory of their own unless they are there already.</summary>
    private const int SmallFrame = 16 * 1024;

    private readonly byte[] _buffer;
    private readonly byte[] _cutStart = new byte[FrameStart];
    private int _start;
    private int _end;
    private int _record;
    private int _cut;
    private byte[]? _frame;
    private int _filled;
    private long _early;
    private bool _expectsLarge;

    private async Task ReceiveAsync()
    {
        while (true)
        {
            TakeBuffered();
            int received;
            if (_frame is { } frame && _record > 0 && _start == _end)
            {
                received = await _transport.ReceiveAsync(frame.AsMemory(_filled, Math.Min(_record, frame.Length - _filled))).ConfigureAwait(false);
                _record -= received;
                Filled(received);
            }
            else
            {
                Compact();
                // What is there already is the beginning of a small frame: the rest of it comes into the buffer, too.
                int room = _expectsLarge && _end < RecordHeader + FrameStart ? Math.Min(Peek, _buffer.Length) : _buffer.Length;
                received = await _transport.ReceiveAsync(_buffer.AsMemory(_end, room - _end)).ConfigureAwait(false);
                _end += received;
            }
            if (received == 0)
                return;
        }
    }

    private void Compact()
    {
        if (_start > 0 && _end > _start)
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
    }

    /// <summary>Takes all that the buffer has and that makes sense without more.</summary>
    private void TakeBuffered()
    {
        while (_end > _start)
        {
            if (_record == 0)
            {
                if (!TryBeginRecord())
                    return;
                continue;
            }
            int available = Math.Min(_end - _start, _record);
            if (_frame is not null)
                Consume(Fill(_buffer.AsSpan(_start, available)));
            else if (_cut > 0)
                Consume(FillStart(_buffer.AsSpan(_start, available)));
            else if (!TryTakeFrame(available))
                return;
        }
    }

    private void Consume(int bytes)
    {
        _start += bytes;
        _record -= bytes;
    }

    /// <summary>Reads a credit, or the length of a record.</summary>
    private bool TryBeginRecord()
    {
        if (_end - _start < RecordHeader)
            return false;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(_start));
        if (length == CreditMark)
        {
            if (_end - _start < CreditSize)
                return false;
            TakeCredit(BinaryPrimitives.ReadInt64LittleEndian(_buffer.AsSpan(_start + RecordHeader)));
            _start += CreditSize;
            return true;
        }
        if (length is 0 or > int.MaxValue / 2)
            throw new ConnectionException(RefusalKind.Frame, $"a record of {length} bytes was announced; expected 1 to {int.MaxValue / 2}");
        _record = (int)length;
        _start += RecordHeader;
        return true;
    }

    private void TakeCredit(long credited)
    {
        if (credited < _credited || credited > Volatile.Read(ref _sent))
            throw new ConnectionException(RefusalKind.Credit, $"{credited} bytes were credited; expected {_credited} to the {Volatile.Read(ref _sent)} that were sent");
        Volatile.Write(ref _credited, credited);
        _queue.Wake();
    }

    /// <summary>Takes the frame that begins here, or begins to put it together.</summary>
    /// <returns>Whether something was consumed; else more must be received first.</returns>
    private bool TryTakeFrame(int available)
    {
        if (available < FrameStart)
        {
            if (available < _record)
                return false;
            Consume(FillStart(_buffer.AsSpan(_start, available)));
            return true;
        }
        int length = _sink.LengthOf(_buffer.AsSpan(_start, FrameStart));
        if (length <= available)
        {
            _expectsLarge = false;
            Ledger.Completed(length);
            _sink.Take(_buffer.AsMemory(_start, length), isOwned: false, Ledger, early: 0);
            Consume(length);
            return true;
        }
        if (length <= Math.Min(SmallFrame, _buffer.Length) && length <= _record)
            return false;
        Begin(length);
        Consume(Fill(_buffer.AsSpan(_start, available)));
        return true;
    }

    /// <summary>The first bytes of a frame that a record's end has cut off.</summary>
    private int FillStart(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(FrameStart - _cut, bytes.Length);
        bytes[..count].CopyTo(_cutStart.AsSpan(_cut));
        _cut += count;
        if (_cut == FrameStart)
        {
            Begin(_sink.LengthOf(_cutStart));
            _cut = 0;
            Fill(_cutStart);
        }
        return count;
    }

    private void Begin(int length)
    {
        _frame = GC.AllocateUninitializedArray<byte>(length);
        (_filled, _early) = (0, 0);
    }

    private int Fill(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(_frame!.Length - _filled, bytes.Length);
        bytes[..count].CopyTo(_frame.AsSpan(_filled));
        Filled(count);
        return count;
    }

    private void Filled(int count)
    {
        byte[] frame = _frame!;
        _filled += count;
        if (_filled < frame.Length)
        {
            if (frame.Length > Ledger.LargeFrame)
            {
                Ledger.Early(count);
                _early += count;
            }
            return;
        }
        _frame = null;
        _expectsLarge = frame.Length > SmallFrame;
        Ledger.Completed(frame.Length);
        _sink.Take(frame, isOwned: true, Ledger, _early);
    }
}
