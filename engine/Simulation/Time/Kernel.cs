using System.Diagnostics.CodeAnalysis;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Time;

/// <summary>
/// The virtual world's clock and its queue of events, ordered by (time, sequence of posting).
/// <para>The kernel belongs to one thread: the one that made it or that last called <see cref="RunUntil"/>. Whatever another thread posts
/// could arrive here or there in the order of events, so it throws <see cref="ForeignThreadException"/>, on that thread and out of
/// <see cref="RunUntil"/>.</para>
/// <para>Events run inside a task of <see cref="TaskScheduler"/>, so that the continuation of an <c>await</c> is an event, too. The caller's
/// synchronisation context is set aside meanwhile: it would override that scheduler and the one of Akka's actors.</para>
/// </summary>
public sealed class Kernel
{
    /// <summary>Events between two looks at the cancellation token.</summary>
    private const long PollMask = 4096 - 1;

    private readonly DueRing _due = new();
    private readonly LaterHeap _later = new();
    private long _now;
    private long _eventCount;
    private int _ownerThread = Environment.CurrentManagedThreadId;
    private int _running;
    private bool _stopped;
    private ForeignThreadException? _foreign;

    /// <summary>A kernel at time zero with nothing to do.</summary>
    public Kernel()
    {
        TaskScheduler = new VirtualTaskScheduler(this);
        TimeProvider = new VirtualTimeProvider(this);
    }

    /// <summary>The current instant.</summary>
    public VirtualTime Now => new(_now);

    /// <summary>Events fired so far.</summary>
    public long EventCount => _eventCount;

    /// <summary>Events waiting now, cancelled timers included.</summary>
    public int PendingCount => _due.Count + _later.Count;

    /// <summary>The instant of the next event; never when none waits.</summary>
    public VirtualTime NextEventAt => _due.Count > 0 ? Now : new(_later.NextTime);

    /// <summary>Whether <see cref="RunUntil"/> is at work.</summary>
    public bool IsRunning => _running != 0;

    /// <summary>Whether an exception has left <see cref="RunUntil"/>, other than by cancellation: the world may be inconsistent.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Runs tasks and continuations as events of this kernel.</summary>
    public TaskScheduler TaskScheduler { get; }

    /// <summary>The kernel's clock and timers as the framework's abstraction; the run starts at <see cref="VirtualTimeProvider.Epoch"/>.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>Posts an event for now, after all that is already due now.</summary>
    /// <param name="happening">What fires.</param>
    /// <param name="argument">Handed to it.</param>
    /// <exception cref="ForeignThreadException">The kernel belongs to another thread.</exception>
    public void Post(IKernelEvent happening, long argument = 0)
    {
        if (Environment.CurrentManagedThreadId != _ownerThread)
            ThrowForeign(happening);
        _due.Add(happening, argument);
    }

    /// <summary>Posts an event for a later instant. What is posted for <see cref="VirtualTime.Never"/> never fires and is not kept.</summary>
    /// <param name="time">When it fires; not in the past.</param>
    /// <param name="happening">What fires.</param>
    /// <param name="argument">Handed to it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is in the past.</exception>
    /// <exception cref="ForeignThreadException">The kernel belongs to another thread.</exception>
    public void PostAt(VirtualTime time, IKernelEvent happening, long argument = 0)
    {
        if (Environment.CurrentManagedThreadId != _ownerThread)
            ThrowForeign(happening);
        long at = time.Nanoseconds;
        if (at > _now)
        {
            if (at != long.MaxValue)
                _later.Add(at, happening, argument);
        }
        else if (at == _now)
        {
            _due.Add(happening, argument);
        }
        else
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, $"{happening} was posted for {time}, but it is already {Now}: post for now or later.");
        }
    }

    /// <summary>Posts an event after a delay.</summary>
    /// <param name="delay">Not negative; zero posts for now.</param>
    /// <param name="happening">What fires.</param>
    /// <param name="argument">Handed to it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    /// <exception cref="ForeignThreadException">The kernel belongs to another thread.</exception>
    public void PostAfter(Duration delay, IKernelEvent happening, long argument = 0) => PostAt(Now + delay, happening, argument);

    /// <summary>Ends <see cref="RunUntil"/> after the event being fired; what is pending stays pending.</summary>
    public void Stop() => _stopped = true;

    /// <summary>Fires events until none is due at or before an instant, then sets the clock to it. With <see cref="VirtualTime.Never"/> it runs
    /// until nothing is pending and leaves the clock at the last event. The calling thread owns the kernel from then on.</summary>
    /// <param name="end">Where to stop; not in the past.</param>
    /// <param name="cancellation">Looked at every few thousand events.</param>
    /// <returns>True when the end was reached; false when <see cref="Stop"/> ended the run earlier.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; the kernel stands between two events and can go on.</exception>
    /// <exception cref="ForeignThreadException">Another thread posted something meanwhile.</exception>
    /// <exception cref="InvalidOperationException">The kernel is running already.</exception>
    public bool RunUntil(VirtualTime end, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end.Nanoseconds, _now, nameof(end));
        if (Interlocked.CompareExchange(ref _running, 1, 0) != 0)
            throw new InvalidOperationException("The kernel is running already: an event cannot run it, nor can a second thread.");
        try
        {
            _ownerThread = Environment.CurrentManagedThreadId;
            _stopped = false;
            bool reached = Inside(() => Loop(end.Nanoseconds, cancellation));
            ThrowIfForeign();
            return reached;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            HasFailed = true;
            throw;
        }
        finally
        {
            _running = 0;
        }
    }

    /// <summary>Calls a function inside a task of <see cref="TaskScheduler"/>, so that tasks it starts or continues become events.</summary>
    internal T Inside<T>(Func<T> function)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var task = new Task<T>(function, CancellationToken.None);
            task.RunSynchronously(TaskScheduler);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Throws unless the calling thread owns the kernel; the trespass also surfaces from <see cref="RunUntil"/>.</summary>
    /// <param name="what">What the caller was about to enqueue.</param>
    internal void RequireOwner(object what)
    {
        if (Environment.CurrentManagedThreadId != _ownerThread)
            ThrowForeign(what);
    }

    /// <summary>Whether the calling thread owns the kernel.</summary>
    internal bool IsOwner => Environment.CurrentManagedThreadId == _ownerThread;

    private bool Loop(long end, CancellationToken cancellation)
    {
        long last = end == long.MaxValue ? long.MaxValue - 1 : end;
        while (!_stopped)
        {
            IKernelEvent happening;
            long argument;
            // What the heap holds for now was posted before the clock came here, so it precedes what was posted for now.
            if (_later.NextTime <= _now || (_due.Count == 0 && _later.NextTime <= last))
            {
                _later.Take(out _now, out happening, out argument);
            }
            else if (_due.Count > 0)
            {
                _due.Take(out happening, out argument);
            }
            else
            {
                if (end != long.MaxValue)
                    _now = end;
                return true;
            }
            if ((++_eventCount & PollMask) == 0)
                Poll(cancellation);
            happening.Fire(argument);
        }
        return false;
    }

    private void Poll(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ThrowIfForeign();
    }

    private void ThrowIfForeign()
    {
        if (Volatile.Read(ref _foreign) is { } foreign)
            throw new ForeignThreadException(foreign);
    }

    [DoesNotReturn]
    private void ThrowForeign(object what)
    {
        var exception = new ForeignThreadException(Environment.CurrentManagedThreadId, _ownerThread, what, Now);
        Interlocked.CompareExchange(ref _foreign, exception, null);
        throw exception;
    }
}
