using System.Net;
using Aurigraph.Live.Network;
using Aurigraph.Live.Time;
using Aurigraph.Live.Transactions;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;
using Aurigraph.Worlds.Journal;
using Aurigraph.Worlds.Load;

namespace Aurigraph.Live.Load;

/// <summary>Submits to one node, on a thread of its own. Those that are due when the thread wakes go together; it sleeps at least <see cref="Pause"/>, so that few are alone at high rates.
/// What is due while the node cannot be reached is refused; the connection is tried again until the driver ends.</summary>
internal sealed class OriginDriver : IClientArrivals, IAsyncDisposable
{
    private static readonly Duration Pause = Duration.FromMilliseconds(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(100);

    private readonly NodeId _node;
    private readonly EndPoint _address;
    private readonly ArrivalClock _clock;
    private readonly TransferSource _source;
    private readonly ClientOptions _options;
    private readonly JournalProbe? _journal;
    private readonly Acknowledgements _acknowledged;
    private readonly int _most;
    private readonly Action<string> _log;
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Submission> _open = [];
    private readonly OriginFigures _figures = new();
    private readonly CancellationTokenSource _stop = new();
    private ReadOnlyMemory<byte> _prepared;
    private ClientConnection? _connection;
    private Task _reconnecting = Task.CompletedTask;
    private Thread? _thread;
    private long _number;
    private ulong _nonce;
    private long _openCount;
    private long _submitted;
    private long _refused;
    private long _lateness;

    public OriginDriver(NodeId node, EndPoint address, ArrivalClock clock, TransferSource source, ClientOptions options, JournalProbe? journal, Acknowledgements acknowledged, Action<string> log)
    {
        (_node, _address, _clock, _source, _options, _journal, _acknowledged, _log) = (node, address, clock, source, options, journal, acknowledged, log);
        _nonce = source.FirstNonce;
        _most = ClientFrames.MostTransactions(source.Size, options.MaxFrame);
    }

    /// <summary>Submitted so far.</summary>
    public long Submitted => Interlocked.Read(ref _submitted);

    /// <summary>Refused so far.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Neither final nor refused, on the connection there is.</summary>
    public long Open => Interlocked.Read(ref _openCount);

    /// <summary>The longest that a submission left after it was due.</summary>
    public Duration Lateness => new(Interlocked.Read(ref _lateness));

    /// <summary>Connects for the first time.</summary>
    public async Task ConnectAsync(CancellationToken cancellation) =>
        await ClientConnection.ConnectAsync(_address, _node, _options, this, cancellation).ConfigureAwait(false);

    /// <summary>Makes transactions ahead.</summary>
    public void Prepare(int count) => _prepared = _source.Next(count);

    /// <summary>Begins to submit.</summary>
    /// <param name="start">When the load starts.</param>
    /// <param name="from">Begin of the window of figures.</param>
    /// <param name="until">Its end.</param>
    public void Start(VirtualTime start, VirtualTime from, VirtualTime until)
    {
        _figures.Begin(from, until);
        _thread = new Thread(() => Run(start)) { IsBackground = true, Name = $"load {_node}" };
        _thread.Start();
    }

    /// <summary>Lets somebody read what was counted while nothing is added.</summary>
    public void Read(Action<OriginFigures> reader)
    {
        lock (_gate)
            reader(_figures);
    }

    /// <summary>Submits no more.</summary>
    public void Stop()
    {
        if (!_stop.IsCancellationRequested)
            _stop.Cancel();
        _thread?.Join();
    }

    /// <summary>Submits no more and hears no more answers.</summary>
    public async Task DisconnectAsync()
    {
        Stop();
        await _reconnecting.ConfigureAwait(false);
        ClientConnection? connection;
        lock (_gate)
            connection = _connection;
        if (connection is null)
            return;
        connection.Dispose();
        await connection.Completion.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <inheritdoc/>
    public void Opened(ClientConnection connection)
    {
        lock (_gate)
            _connection = connection;
    }

    /// <inheritdoc/>
    public void Arrived(ClientConnection connection, in ClientFrame frame)
    {
        RejectionReason? rejected = frame.Type == ClientFrames.Rejected ? ClientFrames.Reason(frame.Payload.Span[0]) : null;
        ReadOnlySpan<byte> ranges = rejected is null ? frame.Payload.Span : frame.Payload.Span[1..];
        for (; ranges.Length >= ClientFrames.RangeSize; ranges = ranges[ClientFrames.RangeSize..])
        {
            (long number, int first, int count) = ClientFrames.ReadRange(ranges);
            Settle(number, first, count, rejected);
        }
        frame.Delivered();
    }

    /// <inheritdoc/>
    public void Drained(ClientConnection connection)
    {
    }

    /// <summary>The node is gone, and with it the answers to what is open: whether those transactions are in the log is for the audit to find out.</summary>
    public void Closed(ClientConnection connection, string? why)
    {
        lock (_gate)
        {
            if (_connection != connection)
                return;
            _connection = null;
            _open.Clear();
            Interlocked.Exchange(ref _openCount, 0);
            if (_stop.IsCancellationRequested)
                return;
            _log($"the connection to {_node} ended{(why is null ? "" : $": {why}")}; it is tried again");
            _reconnecting = ReconnectAsync();
        }
    }

    private async Task ReconnectAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(RetryAfter, _stop.Token).ConfigureAwait(false);
                await ClientConnection.ConnectAsync(_address, _node, _options, this, _stop.Token).ConfigureAwait(false);
                return;
            }
            catch (ConnectionException)
            {
                continue; // Still down; what is due meanwhile is refused and counted.
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Settle(long number, int first, int count, RejectionReason? rejected)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(number, out Submission? submission))
                return;
            if (first < 0 || count < 1 || first + (long)count > submission.Count)
                throw new FormatException($"{_node} settles {count} transactions from {first} on of a submission of {submission.Count}.");
            submission.Open -= count;
            if (submission.Open <= 0)
                _open.Remove(number);
            if (rejected is { } reason)
            {
                _figures.OnRefused(reason, count);
            }
            else
            {
                _acknowledged.Add(submission.FirstNonce + (ulong)first, count);
                _figures.OnAcknowledged(submission.Scheduled.AsSpan(first, count), MonotonicClock.Instance.Now);
            }
        }
        Interlocked.Add(ref _openCount, -count);
        if (rejected is not null)
            Interlocked.Add(ref _refused, count);
    }

    private void Run(VirtualTime start)
    {
        var due = new List<long>();
        VirtualTime next = _clock.Next();
        while (next != VirtualTime.Never && !_stop.IsCancellationRequested)
        {
            VirtualTime woken = MonotonicClock.Instance.Now;
            VirtualTime nextAt = new(start.Nanoseconds + next.Nanoseconds);
            if (nextAt > woken)
            {
                // No longer than a moment at a time, so that stopping is heard.
                PreciseSleep.Until(VirtualTime.Min(VirtualTime.Max(nextAt, woken + Pause), woken + Duration.FromMilliseconds(50)));
                continue;
            }
            while (next != VirtualTime.Never && due.Count < _most && start.Nanoseconds + next.Nanoseconds <= woken.Nanoseconds)
            {
                due.Add(start.Nanoseconds + next.Nanoseconds);
                next = _clock.Next();
            }
            Submit([.. due]);
            due.Clear();
        }
    }

    private void Submit(long[] scheduled)
    {
        byte[] head = ClientFrames.WriteSubmit(_number + 1, scheduled);
        byte[] frame = GC.AllocateUninitializedArray<byte>(head.Length + (scheduled.Length * _source.Size));
        head.CopyTo(frame, 0);
        Fill(frame.AsSpan(head.Length), scheduled.Length);
        var submission = new Submission(_node, ++_number, _nonce, scheduled);
        _nonce += (ulong)scheduled.Length;
        _journal?.Submitted(_node, scheduled);
        Interlocked.Add(ref _submitted, scheduled.Length);
        long late = MonotonicClock.Instance.Now.Nanoseconds - scheduled[0];
        if (late > _lateness)
            Interlocked.Exchange(ref _lateness, late);
        lock (_gate)
        {
            _figures.OnSubmitted(scheduled);
            if (_connection is { } connection)
            {
                _open.Add(submission.Number, submission);
                Interlocked.Add(ref _openCount, submission.Count);
                if (connection.Send(ClientFrames.Submit, frame) == SendResult.Accepted)
                    return;
                _open.Remove(submission.Number);
                Interlocked.Add(ref _openCount, -submission.Count);
            }
            _figures.OnRefused(RejectionReason.Unreachable, scheduled.Length);
        }
        Interlocked.Add(ref _refused, scheduled.Length);
        _journal?.Rejected(_node, RejectionReason.Unreachable, new TransactionGroup(scheduled), scheduled.Length);
    }

    /// <summary>The bytes of the next transactions: those made ahead first.</summary>
    private void Fill(Span<byte> bytes, int count)
    {
        int ahead = Math.Min(count, _prepared.Length / _source.Size);
        _prepared.Span[..(ahead * _source.Size)].CopyTo(bytes);
        _prepared = _prepared[(ahead * _source.Size)..];
        _source.Write(bytes[(ahead * _source.Size)..]);
    }
}
