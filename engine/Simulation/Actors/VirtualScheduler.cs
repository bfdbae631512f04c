using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Actors;

/// <summary>Akka's scheduler on virtual time. Akka makes it by reflection from configuration, before anything that knows the kernel
/// exists; the first dispatcher binds it. A cancelled timer's event stays in the kernel's queue and does nothing when it fires.</summary>
public sealed class VirtualScheduler : SchedulerBase
{
    private Kernel? _kernel;

    /// <summary>The constructor Akka calls.</summary>
    public VirtualScheduler(Config scheduler, ILoggingAdapter log)
        : base(scheduler, log)
    {
    }

    /// <inheritdoc/>
    public override TimeSpan MonotonicClock => TimeSpan.FromTicks((_kernel?.Now.Nanoseconds ?? 0) / TimeSpan.NanosecondsPerTick);

    /// <inheritdoc/>
    public override TimeSpan HighResMonotonicClock => MonotonicClock;

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow => VirtualTimeProvider.Epoch + MonotonicClock;

    /// <summary>Names the kernel that keeps the time; again and again the same one.</summary>
    internal void Bind(Kernel kernel)
    {
        if (_kernel is not null && _kernel != kernel)
            throw new InvalidOperationException("The scheduler belongs to another kernel.");
        _kernel = kernel;
    }

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Arm(delay, new ScheduledTell(Bound, TimeSpan.Zero, cancelable, receiver, message, sender));

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Arm(initialDelay, new ScheduledTell(Bound, interval, cancelable, receiver, message, sender));

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        Arm(delay, new ScheduledAction(Bound, TimeSpan.Zero, cancelable, action));

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        Arm(delay, new ScheduledAction(Bound, TimeSpan.Zero, cancelable, action.Run));

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Arm(initialDelay, new ScheduledAction(Bound, interval, cancelable, action));

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        Arm(initialDelay, new ScheduledAction(Bound, interval, cancelable, action.Run));

    private Kernel Bound => _kernel ?? throw new InvalidOperationException("Something was scheduled before the actor system had a dispatcher.");

    private void Arm(TimeSpan delay, ScheduledEvent happening) =>
        Bound.PostAfter(new Duration(delay.Ticks * TimeSpan.NanosecondsPerTick), happening);
}
