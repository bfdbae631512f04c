using Aurigraph.Units;

namespace Aurigraph.Simulation.Time;

/// <summary>The virtual world's clock and its queue of events, ordered by (time, sequence of posting). One thread.</summary>
public sealed class Kernel
{
    private readonly PriorityQueue<(IKernelEvent Event, long Argument), (long Time, long Sequence)> _later = new();
    private long _sequence;

    /// <summary>The current instant.</summary>
    public VirtualTime Now { get; private set; }

    /// <summary>Events fired so far.</summary>
    public long EventCount { get; private set; }

    /// <summary>Posts an event for now, after all that is already due now.</summary>
    public void Post(IKernelEvent happening, long argument = 0) => PostAt(Now, happening, argument);

    /// <summary>Posts an event for a later instant; an instant in the past throws.</summary>
    public void PostAt(VirtualTime time, IKernelEvent happening, long argument = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time.Nanoseconds, Now.Nanoseconds);
        _later.Enqueue((happening, argument), (time.Nanoseconds, _sequence++));
    }

    /// <summary>Posts an event after a delay.</summary>
    public void PostAfter(Duration delay, IKernelEvent happening, long argument = 0) => PostAt(Now + delay, happening, argument);

    /// <summary>Fires events until none is due at or before an instant, then sets the clock to it.</summary>
    public void RunUntil(VirtualTime end)
    {
        while (_later.TryPeek(out var item, out var key) && key.Time <= end.Nanoseconds)
        {
            _later.Dequeue();
            Now = new VirtualTime(key.Time);
            EventCount++;
            item.Event.Fire(item.Argument);
        }
        Now = end;
    }
}
