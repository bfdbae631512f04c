using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Live.Nodes;

/// <summary>Tells those who submitted transactions what became of them.</summary>
internal sealed class SubmitterProbe : QuietProbe
{
    /// <inheritdoc/>
    public override void Rejected(NodeId node, RejectionReason reason, TransactionGroup group, int transactions)
    {
        // Of a group of which only some are refused, those are its last.
        if (group.Submitter is ISubmitter submitter)
            submitter.OnRejected(group.First + group.Count - transactions, transactions, reason);
    }

    /// <inheritdoc/>
    public override void BatchFinal(NodeId node, OriginBatch batch, FinalityStamp stamp)
    {
        foreach (TransactionGroup group in batch.Groups)
        {
            if (group.Submitter is ISubmitter submitter)
                submitter.OnFinal(group.First, group.Count);
        }
    }
}
