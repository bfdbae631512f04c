using System.Threading.Tasks.Sources;

namespace Aurigraph.Live.Network;

/// <summary>Wakes the one task that waits for it; a signal that nobody waits for is kept, several are one. Waiting allocates nothing.
/// <para>The task goes on right where the signal is given: to hand a message to the system there takes less than to wake a thread that does. So nothing that the task needs may be locked by who signals, and
/// the task must not block.</para></summary>
internal sealed class AsyncSignal : IValueTaskSource
{
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int Signalled = 2;
    private ManualResetValueTaskSourceCore<bool> _core;
    private int _state;

    /// <summary>Wakes whoever waits, or the next one that does.</summary>
    public void Set()
    {
        if (Volatile.Read(ref _state) != Signalled && Interlocked.Exchange(ref _state, Signalled) == Waiting)
            _core.SetResult(true);
    }

    /// <summary>Waits for a signal and takes it.</summary>
    public ValueTask WaitAsync()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Signalled) == Signalled)
            return default;
        _core.Reset();
        return Interlocked.CompareExchange(ref _state, Waiting, Idle) == Idle ? new ValueTask(this, _core.Version) : TakeNow();
    }

    void IValueTaskSource.GetResult(short token)
    {
        _core.GetResult(token);
        Interlocked.Exchange(ref _state, Idle);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _core.OnCompleted(continuation, state, token, flags);

    private ValueTask TakeNow()
    {
        Interlocked.Exchange(ref _state, Idle);
        return default;
    }
}
