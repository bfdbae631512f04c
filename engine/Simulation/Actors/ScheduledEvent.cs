using Akka.Actor;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Actors;

/// <summary>A timer of <see cref="VirtualScheduler"/>: fires once, or at a fixed rate until it is cancelled.</summary>
internal abstract class ScheduledEvent : IKernelEvent
{
    private readonly Kernel _kernel;
    private readonly Duration _interval;
    private readonly ICancelable? _cancelable;

    /// <summary>A timer; an interval of zero fires once.</summary>
    protected ScheduledEvent(Kernel kernel, TimeSpan interval, ICancelable? cancelable)
    {
        _kernel = kernel;
        _interval = new Duration(interval.Ticks * TimeSpan.NanosecondsPerTick);
        _cancelable = cancelable;
    }

    /// <inheritdoc/>
    public void Fire(long argument)
    {
        if (_cancelable is { IsCancellationRequested: true })
            return;
        if (_interval > Duration.Zero)
            _kernel.PostAfter(_interval, this);
        Happen();
    }

    /// <summary>Does what was scheduled.</summary>
    protected abstract void Happen();
}

/// <summary>A scheduled message.</summary>
internal sealed class ScheduledTell : ScheduledEvent
{
    private readonly ICanTell _receiver;
    private readonly object _message;
    private readonly IActorRef _sender;

    /// <summary>A message for a receiver.</summary>
    public ScheduledTell(Kernel kernel, TimeSpan interval, ICancelable? cancelable, ICanTell receiver, object message, IActorRef sender)
        : base(kernel, interval, cancelable)
    {
        _receiver = receiver;
        _message = message;
        _sender = sender;
    }

    /// <inheritdoc/>
    protected override void Happen() => _receiver.Tell(_message, _sender);
}

/// <summary>A scheduled action.</summary>
internal sealed class ScheduledAction : ScheduledEvent
{
    private readonly Action _action;

    /// <summary>An action to call.</summary>
    public ScheduledAction(Kernel kernel, TimeSpan interval, ICancelable? cancelable, Action action)
        : base(kernel, interval, cancelable) => _action = action;

    /// <inheritdoc/>
    protected override void Happen() => _action();
}
