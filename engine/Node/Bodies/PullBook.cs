using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Bodies;

/// <summary>Bodies that were asked for and have not come: bounds the bytes under way and says when one may be asked for again. Pure.</summary>
internal sealed class PullBook(ByteCount limit)
{
    private readonly Dictionary<BatchId, Asked> _asked = [];
    private VirtualTime _cameAt;

    /// <summary>Bytes asked for and not yet here.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether nothing is waited for.</summary>
    public bool IsEmpty => Bytes == 0;

    /// <summary>Whether a body was asked for and has not come.</summary>
    public bool Contains(BatchId id) => _asked.ContainsKey(id);

    /// <summary>Whether one more body may be asked for: when there is room, and one alone always.</summary>
    public bool Admits(BatchReference reference) => Bytes == 0 || Bytes + reference.Bytes <= limit.Bytes;

    /// <summary>Whether a body was asked for and there is still hope that it comes: time counts from when anything that was asked for last came.</summary>
    public bool IsAwaited(BatchId id, VirtualTime now, PushLateness lateness) =>
        _asked.TryGetValue(id, out Asked asked) && now - VirtualTime.Max(asked.At, _cameAt) < lateness.Patience(asked.Times);

    /// <summary>A body is asked for.</summary>
    public void Ask(BatchReference reference, VirtualTime now)
    {
        int times = _asked.TryGetValue(reference.Id, out Asked before) ? before.Times + 1 : 1;
        if (times == 1)
            Bytes += reference.Bytes;
        _asked[reference.Id] = new Asked(now, reference.Bytes, times);
    }

    /// <summary>A body came.</summary>
    public void Settle(BatchId id, VirtualTime now)
    {
        if (!_asked.Remove(id, out Asked asked))
            return;
        Bytes -= asked.Bytes;
        _cameAt = now;
    }

    /// <summary>Nothing is waited for any more.</summary>
    public void Clear()
    {
        _asked.Clear();
        Bytes = 0;
    }

    private readonly record struct Asked(VirtualTime At, long Bytes, int Times);
}
