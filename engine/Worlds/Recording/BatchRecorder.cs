using Aurigraph.Measurement;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>Batches closed in the window, and by which limit.</summary>
public sealed class BatchRecorder(RunWindow window)
{
    private readonly long[] _closedBy = new long[3];
    private long _transactions;

    /// <summary>A batch closed.</summary>
    public void OnClosed(OriginBatch batch, BatchClosing cause, VirtualTime now)
    {
        if (!window.Contains(now))
            return;
        _closedBy[(int)cause]++;
        _transactions += batch.Count;
    }

    /// <summary>The figures.</summary>
    public BatchFigures Figures()
    {
        long count = _closedBy.Sum();
        return new BatchFigures(count, count == 0 ? null : (double)_transactions / count,
            new ClosedBy(_closedBy[(int)BatchClosing.Transactions], _closedBy[(int)BatchClosing.Bytes], _closedBy[(int)BatchClosing.Delay]));
    }
}
