using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Bodies;

/// <summary>The bodies a validator has: those in memory, charged to its account, and those that are durable.</summary>
internal sealed class BodyTable(IMemoryPort memory, IClock clock)
{
    private readonly Dictionary<BatchId, HeldBody> _held = [];
    private readonly Queue<HeldBody> _arrivals = new();
    private readonly Dictionary<NodeId, (long Incarnation, long Sequence)> _nextPush = [];
    private readonly DurableSequences _durable = new();

    /// <summary>Bodies in memory.</summary>
    public int HeldCount => _held.Count;

    /// <summary>Bytes of bodies in memory.</summary>
    public long HeldBytes { get; private set; }

    /// <summary>Takes a body into memory; null when it is already here or there is no memory for it.</summary>
    public HeldBody? Take(BatchBody body, bool pulled)
    {
        BatchId id = body.Reference.Id;
        if (!pulled)
            PassedBy(id);
        if (_held.ContainsKey(id) || _durable.Contains(id))
            return null;
        if (!memory.TryTake(MemoryAccount.Bodies, body.Reference.Bytes))
            return null;
        var held = new HeldBody(body, pulled, clock.Now);
        _held.Add(id, held);
        HeldBytes += body.Reference.Bytes;
        _arrivals.Enqueue(held);
        return held;
    }

    /// <summary>The body in memory, if it is there.</summary>
    public HeldBody? Find(BatchId id) => _held.GetValueOrDefault(id);

    /// <summary>Whether a body is durable on this node.</summary>
    public bool IsDurable(BatchId id) => _durable.Contains(id);

    /// <summary>Whether a body will not come by itself: its origin has already sent or skipped it.</summary>
    public bool WasPassedOver(BatchId id) => _nextPush.TryGetValue(id.Origin, out var next) && (id.Incarnation, id.Sequence).CompareTo(next) < 0;

    /// <summary>An origin sent or skipped a body: pushes of one origin come in order.</summary>
    public void PassedBy(BatchId id)
    {
        (long, long) next = (id.Incarnation, id.Sequence + 1);
        if (!_nextPush.TryGetValue(id.Origin, out var known) || next.CompareTo(known) > 0)
            _nextPush[id.Origin] = next;
    }

    /// <summary>A body became durable.</summary>
    public void MarkDurable(BatchId id) => _durable.Add(id);

    /// <summary>A body is durable and applied: it leaves memory.</summary>
    public void Release(BatchId id)
    {
        if (!_held.Remove(id, out HeldBody? held))
            return;
        held.Released = true;
        HeldBytes -= held.Reference.Bytes;
        memory.Release(MemoryAccount.Bodies, held.Reference.Bytes);
        while (_arrivals.TryPeek(out HeldBody? oldest) && oldest.Released)
            _arrivals.Dequeue();
    }

    /// <summary>Drops bodies that arrived before an instant and that nothing names; answers which.</summary>
    public IReadOnlyList<BatchId> Expire(VirtualTime before, Func<BatchId, bool> isNamed)
    {
        List<BatchId>? dropped = null;
        foreach (HeldBody held in _arrivals)
        {
            if (held.Arrived >= before)
                break;
            if (held.Released || !held.Ready || isNamed(held.Reference.Id))
                continue;
            (dropped ??= []).Add(held.Reference.Id);
        }
        if (dropped is null)
            return [];
        foreach (BatchId id in dropped)
        {
            _durable.Remove(id);
            Release(id);
        }
        return dropped;
    }
}
