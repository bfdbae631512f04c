using Aurigraph.Calibration.Clocks;
using Aurigraph.Node.Ledger;
using Aurigraph.Storage.States;

namespace Aurigraph.Calibration.Probes;

/// <summary>What each account that changed costs in a durable checkpoint: its page is copied, staged and written with the others. The thread that does it counts, not those of the store that merge files later.</summary>
internal sealed class CheckpointPerAccountProbe : IFactProbe
{
    private const int Transfers = 10_000;

    private readonly ProbeFolder _folder;
    private readonly RocksDatabase _database;
    private readonly AccountBook _accounts = SampleAccounts.Book();
    private readonly byte[] _transfers = SampleAccounts.Transfers(Transfers, seed: 2);

    /// <summary>Makes an empty store.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public CheckpointPerAccountProbe(string folder)
    {
        _folder = new ProbeFolder(folder, "state-checkpoint");
        _database = RocksDatabase.Open(_folder.Path, SampleStore.Settings);
    }

    /// <inheritdoc/>
    public string Key => "checkpointPerAccount";

    /// <inheritdoc/>
    public string Source =>
        $"measured: processor time of a durable checkpoint through RocksDB after {Transfers} transfers between {SampleAccounts.Count / 1_000_000}M accounts, over 2 accounts a transfer; whole pages of {AccountBook.PageSize} balances are written, so fewer changes cost more each; without merging";

    /// <inheritdoc/>
    public double StandIn => 0.1;

    /// <inheritdoc/>
    public double Sample()
    {
        _accounts.Apply(_transfers, SampleTransaction.SignedSize);
        long start = ThreadClock.Nanoseconds;
        DatabaseStateStore.Stage(_database, LedgerState.Empty, _accounts.TakeChanges().Pages);
        _database.Commit(isSynced: true);
        return (ThreadClock.Nanoseconds - start) / (2.0 * Transfers);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
