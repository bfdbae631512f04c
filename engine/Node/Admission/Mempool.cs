namespace Aurigraph.Node.Admission;

/// <summary>The bounds of a node's mempool, which count from submission until final. Pure.</summary>
internal sealed class Mempool(OriginSettings settings)
{
    /// <summary>Transactions held.</summary>
    public long Transactions { get; private set; }

    /// <summary>How many more fit.</summary>
    public long Room => Math.Min(settings.MempoolTransactions - Transactions, (settings.MempoolBytes.Bytes / settings.TransactionBytes) - Transactions);

    /// <summary>Whether none fits: what comes is refused at the door.</summary>
    public bool IsFull => Room <= 0;

    /// <summary>Takes transactions in.</summary>
    public void Take(long count) => Transactions += count;

    /// <summary>Lets transactions go.</summary>
    public void Free(long count) => Transactions -= count;
}
