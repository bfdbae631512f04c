using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Aurigraph.Storage.Writing;

/// <summary>
/// One thread that carries out the writes of a store.
/// <para>Model. Writes wait in a queue. The thread takes what waits, up to a bound, stages all of it, commits once, and then answers in the order of the queue. What comes
/// meanwhile is the next group. When the queue is full, whoever asks has to wait: what a node may have outstanding is bounded elsewhere, so this is the last resort.</para>
/// <para>An exception stops it: it is told once, and nothing is answered any more.</para>
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    private const int LargestQueue = 65_536;
    private const long LargestQueuedBytes = 1L << 30;
    private const int LargestGroup = 4_096;
    private const long LargestGroupBytes = 32 << 20;

    private readonly string _place;
    private readonly Action _commit;
    private readonly Action<Exception> _failed;
    private readonly StorageCounters _counters;
    private readonly object _lock = new();
    private readonly Queue<IQueuedWrite> _queue = new();
    private readonly List<IQueuedWrite> _group = [];
    private readonly Thread _thread;
    private long _queuedBytes;
    private bool _stopping;
    private bool _failedAlready;

    /// <summary>Starts the thread.</summary>
    /// <param name="name">Name of the thread.</param>
    /// <param name="place">The folder, for errors.</param>
    /// <param name="commit">Makes durable what was staged.</param>
    /// <param name="failed">Told once when a write fails, on the writer's thread.</param>
    /// <param name="counters">What counts.</param>
    public GroupWriter(string name, string place, Action commit, Action<Exception> failed, StorageCounters counters)
    {
        (_place, _commit, _failed, _counters) = (place, commit, failed, counters);
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <summary>Takes a write. Nothing becomes of it when the store has failed or is closed.</summary>
    public void Enqueue(IQueuedWrite write)
    {
        lock (_lock)
        {
            if (IsFull(write.Bytes))
                _counters.Waited();
            while (IsFull(write.Bytes))
                Monitor.Wait(_lock);
            if (_stopping || _failedAlready)
                return;
            _queue.Enqueue(write);
            _queuedBytes += write.Bytes;
            if (_queue.Count == 1)
                Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Carries out what waits, and ends the thread.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _stopping = true;
            Monitor.PulseAll(_lock);
        }
        _thread.Join();
    }

    private bool IsFull(long bytes) => !_stopping && !_failedAlready && _queue.Count > 0 && (_queue.Count >= LargestQueue || _queuedBytes + bytes > LargestQueuedBytes);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, nothing was acknowledged that is not durable, and the owner is told.")]
    private void Run()
    {
        try
        {
            while (TakeGroup())
            {
                foreach (IQueuedWrite write in _group)
                    write.Stage();
                _commit();
                _counters.Acknowledged(_group.Count);
                foreach (IQueuedWrite write in _group)
                    write.ReplyTo?.Tell(write.Completion, ActorRefs.NoSender);
                _group.Clear();
            }
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    private bool TakeGroup()
    {
        lock (_lock)
        {
            while (_queue.Count == 0 && !_stopping)
                Monitor.Wait(_lock);
            long bytes = 0;
            while (_group.Count < LargestGroup && _queue.TryPeek(out IQueuedWrite? next) && (_group.Count == 0 || bytes + next.Bytes <= LargestGroupBytes))
            {
                _group.Add(_queue.Dequeue());
                bytes += next.Bytes;
            }
            _queuedBytes -= bytes;
            Monitor.PulseAll(_lock);
            return _group.Count > 0;
        }
    }

    private void Fail(Exception failure)
    {
        lock (_lock)
        {
            _failedAlready = true;
            _queue.Clear();
            _group.Clear();
            Monitor.PulseAll(_lock);
        }
        _failed(failure as StorageException ?? new StoreFailedException(_place, $"the store stopped, {failure.Message}", failure));
    }
}
