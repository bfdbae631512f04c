using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>An entry is in a validator's log only while the body of the batch that it names is durable there, and still is when the batch is applied.
/// Remembers the bodies of batches that are not applied.</summary>
internal sealed class BodyBeforeEntry
{
    private readonly Dictionary<NodePair, Bodies> _bodies = [];

    /// <summary>A body is on a node's disk.</summary>
    public void Durable(NodeId node, NodeId origin, long incarnation, long sequence, ulong content)
    {
        Bodies bodies = Of(node, origin);
        if (!bodies.IsPast(incarnation, sequence))
            bodies.Durable[(incarnation, sequence)] = content;
    }

    /// <summary>A node forgot a body.</summary>
    public void Dropped(NodeId node, NodeId origin, long incarnation, long sequence) => Of(node, origin).Durable.Remove((incarnation, sequence));

    /// <summary>An entry that names a batch entered a node's log; answers what that breaks.</summary>
    public string? Appended(NodeId node, Term term, LogIndex index, NodeId origin, long incarnation, long sequence, ulong content)
    {
        Bodies bodies = Of(node, origin);
        if (bodies.IsPast(incarnation, sequence))
            return null;
        if (!bodies.Durable.TryGetValue((incarnation, sequence), out ulong held))
            return $"body before entry: {node} has entry {index} of term {term} in its log without a durable body of batch {origin}/{incarnation}/{sequence}";
        return held == content
            ? null
            : $"body before entry: {node} has entry {index} of term {term} in its log with the body of another batch that is called {origin}/{incarnation}/{sequence}, too";
    }

    /// <summary>A validator applied a batch; answers what that breaks.</summary>
    public string? Applied(NodeId node, LogIndex index, NodeId origin, long incarnation, long sequence)
    {
        Bodies bodies = Of(node, origin);
        bool holds = bodies.Holds(incarnation, sequence);
        bodies.Pass(incarnation, sequence);
        return holds ? null : $"body before entry: {node} applied entry {index} without a durable body of batch {origin}/{incarnation}/{sequence}";
    }

    /// <summary>A node's state comes from a snapshot that includes an origin's batches up to a mark: it needs no bodies of these.</summary>
    public void Passed(NodeId node, NodeId origin, long incarnation, long sequence) => Of(node, origin).Pass(incarnation, sequence);

    private Bodies Of(NodeId node, NodeId origin)
    {
        var key = new NodePair(node, origin);
        if (!_bodies.TryGetValue(key, out Bodies? bodies))
            _bodies.Add(key, bodies = new Bodies());
        return bodies;
    }

    private sealed class Bodies
    {
        private (long Incarnation, long Sequence) _applied;

        public Dictionary<(long Incarnation, long Sequence), ulong> Durable { get; } = [];

        /// <summary>Whether the node has applied the batch at some time, in this life or one before.</summary>
        public bool IsPast(long incarnation, long sequence) => (incarnation, sequence).CompareTo(_applied) <= 0;

        public bool Holds(long incarnation, long sequence) => IsPast(incarnation, sequence) || Durable.ContainsKey((incarnation, sequence));

        public void Pass(long incarnation, long sequence)
        {
            if (IsPast(incarnation, sequence))
                return;
            bool follows = incarnation == _applied.Incarnation && sequence == _applied.Sequence + 1;
            _applied = (incarnation, sequence);
            if (follows)
            {
                Durable.Remove((incarnation, sequence));
                return;
            }
            foreach ((long, long) past in Durable.Keys.Where(b => IsPast(b.Incarnation, b.Sequence)).ToArray())
                Durable.Remove(past);
        }
    }
}
