using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>Whom the answers to transactions reach. Calls come from within a node's handlers: what clients do about it happens in events of their own.</summary>
public interface ITransactionClients
{
    /// <summary>So many transactions of a group were refused by a node.</summary>
    void OnRejected(NodeId node, TransactionGroup group, int transactions);

    /// <summary>So many transactions of a node are final.</summary>
    void OnFinal(NodeId node, int transactions);

    /// <summary>A node died with so many transactions that it had admitted and not settled.</summary>
    void OnAbandoned(NodeId node, long transactions);
}
