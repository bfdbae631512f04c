using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>An origin is told that a batch is final only after a validator has applied that very batch. Remembers the batches that were applied and not
/// acknowledged, of each origin's latest incarnation and of so many at most.</summary>
internal sealed class AcknowledgedIsCommitted
{
    internal const int MostRemembered = 1 << 14;
    private readonly Dictionary<NodeId, Origin> _origins = [];

    /// <summary>A validator applied a batch.</summary>
    public void Applied(NodeId origin, long incarnation, long sequence, ulong content)
    {
        if (!_origins.TryGetValue(origin, out Origin? known))
            _origins.Add(origin, known = new Origin());
        known.Applied(incarnation, sequence, content);
    }

    /// <summary>A batch was acknowledged as final; answers what that breaks.</summary>
    public string? Acknowledged(NodeId origin, long incarnation, long sequence, ulong content)
    {
        string batch = $"{origin}/{incarnation}/{sequence}";
        if (!_origins.TryGetValue(origin, out Origin? known) || !known.HasApplied(incarnation, sequence))
            return $"acknowledged is committed: {origin} was told that its batch {batch} is final, which no validator has applied";
        return known.Acknowledged(sequence, content)
            ? null
            : $"acknowledged is committed: {origin} was told that its batch {batch} is final, where validators applied another batch of that name";
    }

    private sealed class Origin
    {
        private readonly Dictionary<long, ulong> _open = [];
        private long _incarnation;
        private long _last;

        public bool HasApplied(long incarnation, long sequence) => (incarnation, sequence).CompareTo((_incarnation, _last)) <= 0;

        public void Applied(long incarnation, long sequence, ulong content)
        {
            if (HasApplied(incarnation, sequence))
                return;
            if (incarnation != _incarnation || _open.Count == MostRemembered)
                _open.Clear();
            (_incarnation, _last) = (incarnation, sequence);
            _open.Add(sequence, content);
        }

        /// <summary>One that is not remembered is not held against anyone.</summary>
        public bool Acknowledged(long sequence, ulong content) => !_open.Remove(sequence, out ulong applied) || applied == content;
    }
}
