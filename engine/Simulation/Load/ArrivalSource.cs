using Aurigraph.Node.Batches;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using Aurigraph.Worlds.Load;

namespace Aurigraph.Simulation.Load;

/// <summary>Submits the transactions of one node when they are due. Above 10,000 a second they are handed over in groups, when the last of a
/// group is due; each keeps its own scheduled time. A group spans a quarter of min(quantum, maxDelay / 10), so that no percentile moves by 1 %.</summary>
internal sealed class ArrivalSource : IKernelEvent
{
    /// <summary>The rate of a node above which transactions are handed over in groups.</summary>
    internal const double GroupAbovePerSecond = 10_000;

    private readonly Kernel _kernel;
    private readonly ArrivalClock _clock;
    private readonly Duration _span;
    private readonly Duration _clientLatency;
    private readonly Action<TransactionGroup> _submit;
    private readonly List<long> _gathered = [];
    private VirtualTime _next;
    private TransactionGroup? _due;

    public ArrivalSource(Kernel kernel, ArrivalClock clock, Duration span, Duration clientLatency, Action<TransactionGroup> submit)
    {
        _kernel = kernel;
        _clock = clock;
        _span = span;
        _clientLatency = clientLatency;
        _submit = submit;
        _next = clock.Next();
        Prepare();
    }

    /// <summary>The longest span of a group.</summary>
    public static Duration SpanFor(Duration quantum, Duration maxDelay) => Duration.Min(quantum, maxDelay / 10) / 4;

    /// <inheritdoc/>
    public void Fire(long argument)
    {
        TransactionGroup due = _due!;
        Prepare();
        _submit(due);
    }

    private void Prepare()
    {
        _due = null;
        if (_next == VirtualTime.Never)
            return;
        VirtualTime first = _next;
        Duration span = _clock.RateAt(first) > GroupAbovePerSecond ? _span : Duration.Zero;
        VirtualTime last;
        do
        {
            _gathered.Add(_next.Nanoseconds);
            last = _next;
            _next = _clock.Next();
        }
        while (span > Duration.Zero && _next != VirtualTime.Never && _next - first <= span);
        _due = new TransactionGroup([.. _gathered]);
        _gathered.Clear();
        _kernel.PostAt(last + _clientLatency, this);
    }
}
