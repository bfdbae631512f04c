using Aurigraph.Calibration.Clocks;
using Aurigraph.Node.Ledger;

namespace Aurigraph.Calibration.Probes;

/// <summary>What applying a transaction takes, as live validators apply it: the transfer is read from the batch, both balances move in memory, the hash over all
/// balances follows, and the pages that changed are marked.</summary>
internal sealed class ApplyPerTransactionProbe : ICostProbe
{
    private const int Batch = 2_000;
    private const int Batches = 25;

    private readonly AccountBook _accounts = SampleAccounts.Book();
    private readonly byte[] _transactions = SampleAccounts.Transfers(Batch * Batches, seed: 1);
    private int _next;

    /// <inheritdoc/>
    public string Key => "applyPerTransaction";

    /// <inheritdoc/>
    public string Source => $"measured: transfers of {SampleTransaction.SignedSize} B between {SampleAccounts.Count / 1_000_000}M accounts in memory, balances hashed, in batches of {Batch}; accounts are not read from the state store";

    /// <summary>What checkpoints leave in the caches is not in it, nor how long ago a batch was received.</summary>
    public double StandIn => 0.1;

    /// <summary>How many transfers of the last batch had an effect.</summary>
    internal int LastEffective { get; private set; }

    /// <inheritdoc/>
    public double Sample() => Repeated.ProcessorTime(Apply) / Batch;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Only memory is held.
    }

    private void Apply()
    {
        const int Bytes = Batch * SampleTransaction.SignedSize;
        LastEffective = _accounts.Apply(_transactions.AsSpan(_next * Bytes, Bytes), SampleTransaction.SignedSize);
        _next = (_next + 1) % Batches;
    }
}
