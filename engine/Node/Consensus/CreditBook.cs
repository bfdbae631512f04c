using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <summary>What a validator has to tell origins about bodies it no longer holds. Credits are cumulative, so they are gathered: told at once when a
/// quarter of the window is free again, else after a while. Pure.</summary>
internal sealed class CreditBook(IReadOnlyList<NodeId> origins, ByteCount window)
{
    private readonly Dictionary<NodeId, Owed> _owed = origins.ToDictionary(o => o, _ => new Owed());

    /// <summary>A body left memory. Answers whether its origin should be told at once.</summary>
    public bool Add(BatchReference reference)
    {
        if (!_owed.TryGetValue(reference.Id.Origin, out Owed? owed))
            return false;
        owed.Bytes += reference.Bytes;
        if ((reference.Id.Incarnation, reference.Id.Sequence).CompareTo((owed.Incarnation, owed.Sequence)) > 0)
            (owed.Incarnation, owed.Sequence) = (reference.Id.Incarnation, reference.Id.Sequence);
        return owed.Bytes * 4 >= window.Bytes;
    }

    /// <summary>What an origin is owed; null when nothing.</summary>
    public (long Incarnation, long Sequence)? Settle(NodeId origin)
    {
        Owed owed = _owed[origin];
        if (owed.Bytes == 0)
            return null;
        owed.Bytes = 0;
        return (owed.Incarnation, owed.Sequence);
    }

    /// <summary>The last an origin was or is to be told, to be repeated in case it was lost; null when nothing ever was.</summary>
    public (long Incarnation, long Sequence)? Latest(NodeId origin) => _owed[origin] is { Sequence: > 0 } owed ? (owed.Incarnation, owed.Sequence) : null;

    private sealed class Owed
    {
        public long Incarnation { get; set; }

        public long Sequence { get; set; }

        public long Bytes { get; set; }
    }
}
