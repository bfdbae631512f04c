using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>At most one leader is elected in a term (Raft paper, figure 3).</summary>
internal sealed class ElectionSafety
{
    private readonly Dictionary<long, NodeId> _leaders = [];

    /// <summary>A node became leader; answers what that breaks.</summary>
    public string? Elected(NodeId node, Term term)
    {
        if (_leaders.TryAdd(term.Value, node) || _leaders[term.Value] == node)
            return null;
        return $"election safety: both {_leaders[term.Value]} and {node} lead in term {term}";
    }
}
