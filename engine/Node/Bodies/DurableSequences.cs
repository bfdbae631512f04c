using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Bodies;

/// <summary>Which bodies are durable on a node: per origin and incarnation a mark below which all are, and the few beyond it. Its size does
/// not grow with the log. Pure.</summary>
internal sealed class DurableSequences
{
    private readonly Dictionary<(NodeId Origin, long Incarnation), Range> _ranges = [];

    /// <summary>Whether a body is durable here.</summary>
    public bool Contains(BatchId id) =>
        _ranges.TryGetValue((id.Origin, id.Incarnation), out Range? range) && (id.Sequence <= range.Mark || range.Beyond.Contains(id.Sequence));

    /// <summary>A body became durable.</summary>
    public void Add(BatchId id)
    {
        if (!_ranges.TryGetValue((id.Origin, id.Incarnation), out Range? range))
            _ranges.Add((id.Origin, id.Incarnation), range = new Range());
        if (id.Sequence <= range.Mark)
            return;
        range.Beyond.Add(id.Sequence);
        while (range.Beyond.Remove(range.Mark + 1))
            range.Mark++;
    }

    /// <summary>A body that no entry names was dropped.</summary>
    public void Remove(BatchId id)
    {
        if (!_ranges.TryGetValue((id.Origin, id.Incarnation), out Range? range))
            return;
        if (id.Sequence > range.Mark)
        {
            range.Beyond.Remove(id.Sequence);
            return;
        }
        for (long sequence = id.Sequence + 1; sequence <= range.Mark; sequence++)
            range.Beyond.Add(sequence);
        range.Mark = id.Sequence - 1;
    }

    private sealed class Range
    {
        public long Mark { get; set; }

        public HashSet<long> Beyond { get; } = [];
    }
}
