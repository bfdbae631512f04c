using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>An origin is told that a batch is final only after a validator has applied it.</summary>
internal sealed class AcknowledgedIsCommitted
{
    private readonly Dictionary<NodeId, (long Incarnation, long Sequence)> _applied = [];

    /// <summary>A validator applied a batch.</summary>
    public void Applied(NodeId origin, long incarnation, long sequence)
    {
        if ((incarnation, sequence).CompareTo(_applied.GetValueOrDefault(origin)) > 0)
            _applied[origin] = (incarnation, sequence);
    }

    /// <summary>A batch was acknowledged as final; answers what that breaks.</summary>
    public string? Acknowledged(NodeId origin, long incarnation, long sequence) => (incarnation, sequence).CompareTo(_applied.GetValueOrDefault(origin)) <= 0
        ? null
        : $"acknowledged is committed: {origin} was told that its batch {origin}/{incarnation}/{sequence} is final, which no validator has applied";
}
