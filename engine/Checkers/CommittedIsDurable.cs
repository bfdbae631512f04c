using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>What is counted as committed is durable on a quorum of the voters, each holding that very entry.</summary>
internal sealed class CommittedIsDurable(Func<NodeId, ObservedNode> find)
{
    /// <summary>A node counts an entry as committed, and those before it; answers what that breaks.</summary>
    public string? Committed(ObservedNode node, LogIndex index, Term term)
    {
        VotingConfiguration deciding = node.Configuration;
        if (deciding.IsQuorum(Holds))
            return null;
        (int holders, int voters) = deciding.Count(Holds);
        return $"committed is durable: {node} counts index {index} of term {term} as committed, which {holders} of {voters} voters hold durably; that is no quorum of {deciding}";

        bool Holds(NodeId voter) => find(voter).Durable.Holds(index, term);
    }
}
