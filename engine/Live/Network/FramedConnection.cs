using System.Buffers.Binary;
using System.Net.Sockets;

namespace Aurigraph.Live.Network;

/// <summary>Frames both ways over one connection, with credits: what one side has sent and the other has not delivered is never more than a window.
/// <para>On the wire there are records: a length, 4, and so many bytes of frames, one after the other and cut wherever a chunk ends; or, in the place of a length, 4
/// bytes of ones, and then 8 with all bytes of frames that were ever credited on this connection. So a credit never waits for a frame to end. Numbers are
/// little-endian.</para>
/// <para>A lane keeps the order of its messages, as its port promises, so the chunks of a large one are not mixed with other messages: nothing would arrive earlier.
/// What is urgent has a lane of its own.</para></summary>
internal sealed partial class FramedConnection : IDisposable
{
    internal const uint CreditMark = uint.MaxValue;
    internal const int CreditSize = 12;
    internal const int RecordHeader = 4;

    private readonly ITransport _transport;
    private readonly SendQueue _queue;
    private readonly IFrameSink _sink;
    private readonly long _window;
    private readonly int _chunk;
    private readonly byte[] _prefix = new byte[CreditSize + RecordHeader];
    private readonly Action? _drained;
    private long _sent;
    private long _credited;
    private int _closed;

    /// <summary>Makes frames of a transport's bytes.</summary>
    /// <param name="transport">Disposed with this.</param>
    /// <param name="queue">What is to be sent.</param>
    /// <param name="sink">Who takes what is received.</param>
    /// <param name="limits">Window and chunk.</param>
    /// <param name="bufferSize">Bytes of the receive buffer; larger frames have a piece of memory of their own.</param>
    /// <param name="drained">Called when a refused sender is to be told; null: nobody is.</param>
    public FramedConnection(ITransport transport, SendQueue queue, IFrameSink sink, LaneLimits limits, int bufferSize, Action? drained)
    {
        (_transport, _queue, _sink, _drained) = (transport, queue, sink, drained);
        (_window, _chunk) = (limits.Window, (int)Math.Min(limits.Chunk, int.MaxValue / 2));
        _buffer = new byte[bufferSize];
        Ledger = new CreditLedger(_window, queue.Wake);
    }

    /// <summary>What was received and is owed.</summary>
    public CreditLedger Ledger { get; }

    /// <summary>Bytes of frames sent and not credited.</summary>
    public long InFlight => Volatile.Read(ref _sent) - Volatile.Read(ref _credited);

    /// <summary>Sends and receives until the connection ends.</summary>
    /// <returns>Why it ended; null when one side closed it.</returns>
    public async Task<Exception?> RunAsync()
    {
        Task<Exception?> receiving = EndingAsync(ReceiveAsync);
        Task<Exception?> sending = EndingAsync(SendAsync);
        Task<Exception?> first = await Task.WhenAny(receiving, sending).ConfigureAwait(false);
        bool wasClosed = Volatile.Read(ref _closed) != 0;
        Dispose();
        await Task.WhenAll(receiving, sending).ConfigureAwait(false);
        Exception? why = await receiving.ConfigureAwait(false);
        if (why is not ConnectionException)
            why = await first.ConfigureAwait(false);
        return wasClosed ? null : why;
    }

    /// <summary>Ends the connection; <see cref="RunAsync"/> then ends, too.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        _transport.Dispose();
        _queue.Wake();
    }

    /// <summary>What is expected to end a connection ends it quietly; all else is a mistake and goes on to the caller.</summary>
    private static async Task<Exception?> EndingAsync(Func<Task> loop)
    {
        try
        {
            await loop().ConfigureAwait(false);
            return null;
        }
        catch (Exception ending) when (ending is SocketException or IOException or ObjectDisposedException or ConnectionException)
        {
            return ending;
        }
    }

    private async Task SendAsync()
    {
        List<ArraySegment<byte>> pieces = [];
        while (Volatile.Read(ref _closed) == 0)
        {
            if (_drained is not null && _queue.TakeNotice())
                _drained();
            if (NextRecords(pieces))
            {
                try
                {
                    await _transport.SendAsync(pieces).ConfigureAwait(false);
                }
                finally
                {
                    _queue.Sent();
                }
            }
            else
            {
                await _queue.WaitAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Puts together what may be sent now: a credit, if it is time for one, and what the window has room for.</summary>
    private bool NextRecords(List<ArraySegment<byte>> pieces)
    {
        pieces.Clear();
        int prefix = 0;
        if (Ledger.HasNews)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(_prefix, CreditMark);
            BinaryPrimitives.WriteInt64LittleEndian(_prefix.AsSpan(RecordHeader), Ledger.Tell());
            prefix = CreditSize;
        }
        pieces.Add(default);
        int taken = _queue.Take(Math.Min(_chunk, _window - InFlight), pieces);
        if (taken > 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_prefix.AsSpan(prefix), taken);
            prefix += RecordHeader;
            Volatile.Write(ref _sent, _sent + taken);
        }
        pieces[0] = new ArraySegment<byte>(_prefix, 0, prefix);
        return prefix > 0;
    }
}
