using System.Diagnostics.CodeAnalysis;

namespace Aurigraph.Storage.Writing;

/// <summary>One thread that reads, one job after the other; the queue is bounded as that of <see cref="GroupWriter"/> is.</summary>
internal sealed class ReadThread : IDisposable
{
    private const int LargestQueue = 65_536;

    private readonly object _lock = new();
    private readonly Queue<Action> _queue = new();
    private readonly Action<Exception> _failed;
    private readonly StorageCounters _counters;
    private readonly Thread _thread;
    private bool _stopping;

    /// <summary>Starts the thread.</summary>
    /// <param name="name">Name of the thread.</param>
    /// <param name="failed">Told once when a read fails; no read is carried out after it.</param>
    /// <param name="counters">What counts.</param>
    public ReadThread(string name, Action<Exception> failed, StorageCounters counters)
    {
        (_failed, _counters) = (failed, counters);
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <summary>Takes a read.</summary>
    public void Enqueue(Action read)
    {
        lock (_lock)
        {
            if (_queue.Count >= LargestQueue && !_stopping)
                _counters.Waited();
            while (_queue.Count >= LargestQueue && !_stopping)
                Monitor.Wait(_lock);
            if (_stopping)
                return;
            _queue.Enqueue(read);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Ends the thread when the read under way is done.</summary>
    public void Dispose()
    {
        Stop();
        _thread.Join();
    }

    private void Stop()
    {
        lock (_lock)
        {
            _stopping = true;
            _queue.Clear();
            Monitor.PulseAll(_lock);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The owner is told, whatever it is.")]
    private void Run()
    {
        try
        {
            while (Next() is { } read)
                read();
        }
        catch (Exception failure)
        {
            Stop();
            _failed(failure);
        }
    }

    private Action? Next()
    {
        lock (_lock)
        {
            while (_queue.Count == 0 && !_stopping)
                Monitor.Wait(_lock);
            if (!_queue.TryDequeue(out Action? read))
                return null;
            Monitor.PulseAll(_lock);
            return read;
        }
    }
}
