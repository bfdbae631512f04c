using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Aurigraph.Units;

namespace Aurigraph.Live.Time;

/// <summary>Akka's scheduler with timers that fire within about a tenth of a millisecond of their time: the one that comes with Akka has ticks of 10 ms at best, too coarse for heartbeats and for
/// the age of batches. One thread waits for the earliest timer.</summary>
public sealed class PreciseScheduler : SchedulerBase, IDisposable
{
    private const long Millisecond = 1_000_000;
    private static readonly Duration Finely = Duration.FromMilliseconds(2);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<Timer, (long Due, long Order)> _timers = new();
    private readonly AutoResetEvent _earlier = new(false);
    private readonly ILoggingAdapter _log;
    private long _order;
    private volatile bool _stopped;

    /// <summary>The constructor Akka calls.</summary>
    public PreciseScheduler(Config scheduler, ILoggingAdapter log)
        : base(scheduler, log)
    {
        _log = log;
        new Thread(Run) { IsBackground = true, Name = "timers" }.Start();
    }

    /// <inheritdoc/>
    public override TimeSpan MonotonicClock => TimeSpan.FromTicks(Time.MonotonicClock.Instance.Now.Nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <inheritdoc/>
    public override TimeSpan HighResMonotonicClock => MonotonicClock;

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow => DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped = true;
        _earlier.Set();
    }

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Arm(delay, new Timer(() => receiver.Tell(message, sender), TimeSpan.Zero, cancelable));

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Arm(initialDelay, new Timer(() => receiver.Tell(message, sender), interval, cancelable));

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => Arm(delay, new Timer(action, TimeSpan.Zero, cancelable));

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Akka.Dispatch.IRunnable action, ICancelable? cancelable) => Arm(delay, new Timer(action.Run, TimeSpan.Zero, cancelable));

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) => Arm(initialDelay, new Timer(action, interval, cancelable));

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Akka.Dispatch.IRunnable action, ICancelable? cancelable) =>
        Arm(initialDelay, new Timer(action.Run, interval, cancelable));

    private void Arm(TimeSpan delay, Timer timer) => Arm(Time.MonotonicClock.Instance.Now.Nanoseconds + (delay.Ticks * TimeSpan.NanosecondsPerTick), timer);

    private void Arm(long due, Timer timer)
    {
        bool isEarliest;
        lock (_gate)
        {
            isEarliest = !_timers.TryPeek(out _, out (long Due, long Order) first) || due < first.Due;
            _timers.Enqueue(timer, (due, ++_order));
        }
        if (isEarliest)
            _earlier.Set();
    }

    private void Run()
    {
        while (!_stopped)
        {
            Timer? timer = null;
            long due;
            lock (_gate)
            {
                due = _timers.TryPeek(out _, out (long Due, long Order) first) ? first.Due : long.MaxValue;
                if (due <= Time.MonotonicClock.Instance.Now.Nanoseconds)
                    timer = _timers.Dequeue();
            }
            if (timer is null)
                Await(due);
            else
                Fire(timer, due);
        }
    }

    /// <summary>Waits for a time, or until there is an earlier one: coarsely as long as it is far, and for its last stretch, at most 2 ms, finely, in which nothing else is heard.</summary>
    private void Await(long due)
    {
        if (due == long.MaxValue)
        {
            _earlier.WaitOne();
            return;
        }
        var left = new Duration(due - Time.MonotonicClock.Instance.Now.Nanoseconds);
        if (left > Finely)
            _earlier.WaitOne((int)Math.Min(int.MaxValue, (left.Nanoseconds / Millisecond) - 1));
        else if (!_earlier.WaitOne(0))
            PreciseSleep.Until(new VirtualTime(due));
    }

    private void Fire(Timer timer, long due)
    {
        if (timer.Cancelable is { IsCancellationRequested: true })
            return;
        if (timer.Interval > TimeSpan.Zero)
            Arm(due + (timer.Interval.Ticks * TimeSpan.NanosecondsPerTick), timer);
        try
        {
            timer.Action();
        }
        catch (Exception problem)
        {
            // What one timer does must not end all others; the log says what it was.
            _log.Error(problem, "A timer failed.");
        }
    }

    private sealed record Timer(Action Action, TimeSpan Interval, ICancelable? Cancelable);
}
