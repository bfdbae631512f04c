using System.Buffers.Binary;
using Aurigraph.Calibration.Clocks;
using Aurigraph.Node.Batches;

namespace Aurigraph.Calibration.Probes;

/// <summary>What it costs to put a transaction into a batch: its bytes and signature are copied behind those before it, an index remembers
/// where, its scheduled time joins the group's, and full batches close.</summary>
internal sealed class BatchPerTransactionProbe : ICostProbe
{
    private const int BatchTransactions = 2_000;
    private const int Incoming = 4_096;
    private const int Prefix = 4;
    private const int SignedSize = SampleTransaction.SignedSize;

    private readonly byte[] _transactions = SampleTransaction.Bytes(0, Incoming * SignedSize);
    private readonly byte[] _body = new byte[BatchTransactions * (Prefix + SignedSize)];
    private readonly Dictionary<ulong, int> _index = new(BatchTransactions);
    private int _next;

    /// <inheritdoc/>
    public string Key => "batchPerTransaction";

    /// <inheritdoc/>
    public string Source => $"measured: a copy of {SignedSize} B into a batch of {BatchTransactions}, an entry in an index and the batch's own records; stands in for the node with real payloads";

    /// <inheritdoc/>
    public double StandIn => 0.3;

    /// <summary>The last batch closed.</summary>
    internal OriginBatch? Last { get; private set; }

    /// <inheritdoc/>
    public double Sample() => Repeated.ProcessorTime(Fill) / BatchTransactions;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Only memory is held.
    }

    private void Fill()
    {
        long[] scheduled = new long[BatchTransactions];
        _index.Clear();
        int end = 0;
        for (int i = 0; i < BatchTransactions; i++)
        {
            ReadOnlySpan<byte> transaction = _transactions.AsSpan(_next * SignedSize, SignedSize);
            _next = (_next + 1) % Incoming;
            BinaryPrimitives.WriteInt32LittleEndian(_body.AsSpan(end), SignedSize);
            transaction.CopyTo(_body.AsSpan(end + Prefix));
            _index[BinaryPrimitives.ReadUInt64LittleEndian(transaction)] = end;
            scheduled[i] = i;
            end += Prefix + SignedSize;
        }
        Last = new OriginBatch([new TransactionGroup(scheduled)], BatchTransactions, end);
    }
}
