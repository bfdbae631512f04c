using System.Runtime.InteropServices;
using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>A node applies each batch once, and each origin's batches in order without a gap.</summary>
internal sealed class ExactlyOnce
{
    private readonly Dictionary<NodePair, (long Incarnation, long Sequence)> _marks = [];

    /// <summary>A node applied a batch with effect; answers what that breaks.</summary>
    public string? Applied(NodeId node, NodeId origin, long incarnation, long sequence)
    {
        ref (long Incarnation, long Sequence) kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_marks, new NodePair(node, origin), out _);
        (long Incarnation, long Sequence) mark = kept;
        kept = (incarnation, sequence);
        if (incarnation < mark.Incarnation || (incarnation == mark.Incarnation && sequence <= mark.Sequence))
            return $"applied exactly once: {node} applied batch {origin}/{incarnation}/{sequence} after {mark.Incarnation}/{mark.Sequence}";
        long expected = incarnation == mark.Incarnation ? mark.Sequence + 1 : 1;
        return sequence == expected ? null : $"origin order: {node} applied batch {origin}/{incarnation}/{sequence} where sequence {expected} was due";
    }

    /// <summary>A node starts again from a checkpoint with these marks.</summary>
    public void Restarted(NodeId node, IEnumerable<(NodeId Origin, long Incarnation, long Sequence)> marks)
    {
        foreach (NodePair key in _marks.Keys.Where(k => k.Node == node).ToArray())
            _marks.Remove(key);
        foreach ((NodeId origin, long incarnation, long sequence) in marks)
            _marks[new NodePair(node, origin)] = (incarnation, sequence);
    }

    /// <summary>A node's state comes from a snapshot with these marks; answers what that breaks: a mark that falls would let it apply batches again.</summary>
    public string? Restored(NodeId node, IEnumerable<(NodeId Origin, long Incarnation, long Sequence)> marks)
    {
        (NodeId Origin, long Incarnation, long Sequence)[] held = [.. marks];
        string? broken = null;
        foreach (NodePair key in _marks.Keys.Where(k => k.Node == node).OrderBy(k => k.Origin))
        {
            (_, long incarnation, long sequence) = held.FirstOrDefault(m => m.Origin == key.Origin);
            if ((incarnation, sequence).CompareTo(_marks[key]) < 0)
                broken ??= $"applied exactly once: the snapshot that {node} took has batch {key.Origin}/{incarnation}/{sequence} as the last, after it applied {_marks[key].Incarnation}/{_marks[key].Sequence}";
        }
        Restarted(node, held);
        return broken;
    }
}
