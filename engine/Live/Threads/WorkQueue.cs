using System.Diagnostics.CodeAnalysis;

namespace Aurigraph.Live.Threads;

/// <summary>What waits for a thread of one's own. A thread that finds nothing sleeps at once: where many processes share few cores, looking again and again takes the time of somebody who has work.</summary>
/// <typeparam name="T">A piece of work.</typeparam>
internal sealed class WorkQueue<T>
{
    private readonly object _gate = new();
    private readonly Queue<T> _queue = new();
    private int _sleeping;
    private bool _completed;

    /// <summary>Adds work; after <see cref="Complete"/> it is dropped.</summary>
    public void Add(T work)
    {
        lock (_gate)
        {
            if (_completed)
                return;
            _queue.Enqueue(work);
            if (_sleeping > 0)
                Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for work.</summary>
    /// <returns>Whether there is some; false when all is done and no more comes.</returns>
    public bool TryTake([MaybeNullWhen(false)] out T work)
    {
        lock (_gate)
        {
            while (_queue.Count == 0 && !_completed)
            {
                _sleeping++;
                Monitor.Wait(_gate);
                _sleeping--;
            }
            return _queue.TryDequeue(out work);
        }
    }

    /// <summary>Lets threads end when what was added is done.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
