using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>At most one leader is elected in a term (Raft paper, figure 3). Remembers the leaders of the latest terms.</summary>
internal sealed class ElectionSafety
{
    private const int TermsKept = 4096;
    private readonly (long Term, NodeId Leader)[] _leaders = new (long, NodeId)[TermsKept];

    /// <summary>A node became leader; answers what that breaks.</summary>
    public string? Elected(NodeId node, Term term)
    {
        ref (long Term, NodeId Leader) kept = ref _leaders[term.Value % TermsKept];
        if (kept.Term > term.Value)
            return null;
        if (kept.Term < term.Value)
            kept = (term.Value, node);
        return kept.Leader == node ? null : $"election safety: both {kept.Leader} and {node} lead in term {term}";
    }
}
