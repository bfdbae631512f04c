using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using BenchmarkDotNet.Attributes;

namespace Aurigraph.Benchmarks;

/// <summary>One kernel event: it fires and posts the next. The number of pending events stays the same (the hold model of Vaucher and Duval, 1975).</summary>
public class EventBenchmarks
{
    private const int Events = 1_000_000;
    private const int EventsNow = 10_000_000;

    private readonly DelayTable _delays = new(1);
    private readonly PriorityQueue<(IKernelEvent Event, long Argument), (long Time, long Sequence)> _queue = new();
    private Kernel _kernel = new();
    private long _now;
    private long _sequence;
    private long _left;

    /// <summary>Events that wait meanwhile.</summary>
    [Params(100, 10_000, 100_000)]
    public int Pending { get; set; }

    /// <summary>Fills both queues.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _kernel = new Kernel();
        var hold = new Hold(this);
        var bare = new BareHold(this);
        for (int i = 0; i < Pending; i++)
        {
            _kernel.PostAfter(_delays.Next() * Pending, hold);
            _queue.Enqueue((bare, 0), ((_delays.Next() * Pending).Nanoseconds, _sequence++));
        }
    }

    /// <summary>The framework's queue and a virtual call.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public void BarePriorityQueue()
    {
        for (int i = 0; i < Events; i++)
        {
            _queue.TryDequeue(out var item, out var key);
            _now = key.Time;
            item.Event.Fire(item.Argument);
        }
    }

    /// <summary>Events for later instants.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public void KernelLater()
    {
        _left = Events;
        _kernel.RunUntil(VirtualTime.Never);
    }

    /// <summary>Events for now.</summary>
    [Benchmark(OperationsPerInvoke = EventsNow)]
    public void KernelNow()
    {
        _left = EventsNow;
        _kernel.Post(new Now(this));
        _kernel.RunUntil(VirtualTime.Never);
    }

    private sealed class Hold(EventBenchmarks owner) : IKernelEvent
    {
        public void Fire(long argument)
        {
            owner._kernel.PostAfter(owner._delays.Next() * owner.Pending, this, argument);
            if (--owner._left == 0)
                owner._kernel.Stop();
        }
    }

    private sealed class Now(EventBenchmarks owner) : IKernelEvent
    {
        public void Fire(long argument)
        {
            if (--owner._left == 0)
                owner._kernel.Stop();
            else
                owner._kernel.Post(this, argument);
        }
    }

    private sealed class BareHold(EventBenchmarks owner) : IKernelEvent
    {
        public void Fire(long argument) =>
            owner._queue.Enqueue((this, argument), (owner._now + (owner._delays.Next() * owner.Pending).Nanoseconds, owner._sequence++));
    }
}
