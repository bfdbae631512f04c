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
    private readonly Dictionary<NodeId, (long Incarnation, long First, long Last)> _skipped = [];
    private readonly DurableSequences _durable = new();
    private readonly List<BatchId> _recovered = [];
    private VirtualTime _recoveredAt;

    /// <summary>Bodies in memory.</summary>
    public int HeldCount => _held.Count;

    /// <summary>Bytes of the bodies in memory.</summary>
    public long HeldBytes { get; private set; }

    /// <summary>How many bodies went that may still be wanted: those that were not what they should be, that nothing named, or that a restored state took the place of.</summary>
    public long Losses { get; private set; }

    /// <summary>Arrivals remembered, those included that have left memory since.</summary>
    internal int RememberedCount => _arrivals.Count;

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
    public bool WasPassedOver(BatchId id) =>
        (_nextPush.TryGetValue(id.Origin, out var next) && (id.Incarnation, id.Sequence).CompareTo(next) < 0) ||
        (_skipped.TryGetValue(id.Origin, out var run) && id.Incarnation == run.Incarnation && id.Sequence >= run.First && id.Sequence <= run.Last);

    /// <summary>An origin says that it does not send a body. That word overtakes bodies on their way, so it says nothing of those before it. Kept is
    /// the last run of skipped bodies; a body that is pushed after a run tells of it anyway.</summary>
    public void Skipped(BatchId id)
    {
        bool goesOn = _skipped.TryGetValue(id.Origin, out var run) && run.Incarnation == id.Incarnation && run.Last + 1 == id.Sequence;
        _skipped[id.Origin] = (id.Incarnation, goesOn ? run.First : id.Sequence, id.Sequence);
    }

    /// <summary>An origin sent a body: pushes of one origin come in order.</summary>
    public void PassedBy(BatchId id)
    {
        (long, long) next = (id.Incarnation, id.Sequence + 1);
        if (!_nextPush.TryGetValue(id.Origin, out var known) || next.CompareTo(known) > 0)
            _nextPush[id.Origin] = next;
    }

    /// <summary>A body became durable.</summary>
    public void MarkDurable(BatchId id) => _durable.Add(id);

    /// <summary>A body that nothing named yet was found durable at the start.</summary>
    public void Recovered(BatchId id)
    {
        _durable.Add(id);
        _recovered.Add(id);
        _recoveredAt = clock.Now;
    }

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
        if (_arrivals.Count > (2 * _held.Count) + 64)
            ForgetReleased();
    }

    /// <summary>A body is not what it should be: it leaves memory as if it had never come.</summary>
    public void Refute(BatchId id)
    {
        Losses++;
        Release(id);
    }

    /// <summary>Bodies up to their origins' marks are part of a state that was restored: they leave memory.</summary>
    public void ReleaseUpTo(IReadOnlyDictionary<NodeId, BatchId> marks)
    {
        BatchId[] passed = [.. _arrivals.Where(h => !h.Released).Select(h => h.Reference.Id).Where(IsPassed)];
        Losses += passed.Length;
        foreach (BatchId id in passed)
            Release(id);

        bool IsPassed(BatchId id) => marks.TryGetValue(id.Origin, out BatchId mark)
            && (id.Incarnation, id.Sequence).CompareTo((mark.Incarnation, mark.Sequence)) <= 0;
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
        if (_recovered.Count > 0 && _recoveredAt < before)
        {
            foreach (BatchId id in _recovered)
            {
                if (!isNamed(id))
                    (dropped ??= []).Add(id);
            }
            _recovered.Clear();
        }
        if (dropped is null)
            return [];
        Losses += dropped.Count;
        foreach (BatchId id in dropped)
        {
            _durable.Remove(id);
            Release(id);
        }
        return dropped;
    }

    /// <summary>Bodies leave in another order than they came: one that stays must not keep all that came after it.</summary>
    private void ForgetReleased()
    {
        for (int count = _arrivals.Count; count > 0; count--)
        {
            HeldBody held = _arrivals.Dequeue();
            if (!held.Released)
                _arrivals.Enqueue(held);
        }
    }
}
