using Aurigraph.Node.Batches;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using Aurigraph.Worlds.Load;

namespace Aurigraph.Simulation.Load;

/// <summary>Clients of one node that wait for an answer before they submit again. The rate of the stages bounds them: it is cut into turns of
/// equal distance in expected arrivals, and a client that is ready takes the next turn, which is when its transaction is scheduled. Turns that
/// nobody takes are gone. Above 10,000 turns a second those of a short span are handed over as a group, as for an open load.</summary>
/// <remarks>Clients are alike, so they are only counted.</remarks>
internal sealed class ClosedSource : IKernelEvent
{
    private const long GroupDue = 0;

    private readonly Kernel _kernel;
    private readonly ArrivalClock _clock;
    private readonly Duration _span;
    private readonly Duration _clientLatency;
    private readonly Action<TransactionGroup> _submit;
    private readonly List<long> _gathered = [];
    private VirtualTime _turn;
    private long _ready;
    private TransactionGroup? _due;

    /// <summary>Starts with all clients ready.</summary>
    /// <param name="kernel">Clock and events.</param>
    /// <param name="clock">Turns, in equal gaps.</param>
    /// <param name="clients">How many clients; not negative.</param>
    /// <param name="span">Longest span of a group.</param>
    /// <param name="clientLatency">Client to node.</param>
    /// <param name="submit">Takes what arrives at the node.</param>
    public ClosedSource(Kernel kernel, ArrivalClock clock, int clients, Duration span, Duration clientLatency, Action<TransactionGroup> submit)
    {
        (_kernel, _clock, _span, _clientLatency, _submit) = (kernel, clock, span, clientLatency, submit);
        _turn = clock.Next();
        _ready = clients;
        Prepare();
    }

    /// <summary>So many clients are ready to submit again after a while.</summary>
    public void ReadyAfter(Duration delay, long clients)
    {
        if (clients > 0)
            _kernel.PostAt(_kernel.Now + delay, this, clients);
    }

    /// <inheritdoc/>
    public void Fire(long argument)
    {
        if (argument != GroupDue)
        {
            _ready += argument;
            Prepare();
            return;
        }
        TransactionGroup due = _due!;
        _due = null;
        Prepare();
        if (_clientLatency == Duration.Zero)
            _submit(due);
        else
            _kernel.PostAt(_kernel.Now + _clientLatency, new Delivery(due, _submit));
    }

    private void Prepare()
    {
        if (_due is not null || _ready == 0)
            return;
        while (_turn < _kernel.Now)
            _turn = _clock.Next();
        if (_turn == VirtualTime.Never)
            return;
        VirtualTime first = _turn;
        Duration span = _clock.RateAt(first) > ArrivalSource.GroupAbovePerSecond ? _span : Duration.Zero;
        VirtualTime last;
        do
        {
            _gathered.Add(_turn.Nanoseconds);
            last = _turn;
            _turn = _clock.Next();
        }
        while (_gathered.Count < _ready && span > Duration.Zero && _turn != VirtualTime.Never && _turn - first <= span);
        _ready -= _gathered.Count;
        _due = new TransactionGroup([.. _gathered]);
        _gathered.Clear();
        _kernel.PostAt(last, this, GroupDue);
    }

    private sealed class Delivery(TransactionGroup group, Action<TransactionGroup> submit) : IKernelEvent
    {
        public void Fire(long argument) => submit(group);
    }
}
