using Aurigraph.Calibration.Clocks;
using Aurigraph.Node.Ledger;
using Aurigraph.Storage.States;
using Aurigraph.Units;

namespace Aurigraph.Calibration.Probes;

/// <summary>Reads pages of balances from two state stores of the same content: one whose cache holds them all, and one whose cache holds next to none, so that each read takes a
/// block from the system's memory, where files lie. No read waits for a disk.</summary>
internal sealed class StoreReads : IDisposable
{
    private const int Reads = 32;
    private const int Stride = 991;
    private const long SliceNs = 5_000_000;

    private readonly ProbeFolder _cachedFolder;
    private readonly ProbeFolder _missedFolder;
    private readonly RocksDatabase _cached;
    private readonly RocksDatabase _missed;
    private readonly byte[] _key = new byte[DatabaseStateStore.PageKeySize];
    // Used again: memory that a process touches for the first time costs more than a read.
    private readonly byte[] _page = new byte[AccountBook.PageSize * sizeof(long)];
    private readonly int _pages;
    private int _next;

    /// <summary>Writes both stores.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public StoreReads(string folder)
    {
        AccountBook accounts = SampleAccounts.UsedBook();
        _pages = accounts.PageCount;
        AccountChanges changes = accounts.TakeChanges();
        _cachedFolder = new ProbeFolder(folder, "state-cached");
        _missedFolder = new ProbeFolder(folder, "state-missed");
        _cached = Filled(_cachedFolder, changes, SampleStore.Settings);
        // Room for the index and the filter, which are read with every block, and for a few blocks.
        _missed = Filled(_missedFolder, changes, SampleStore.Settings with { Cache = new ByteCount(256_000) });
        for (int page = 0; page < _pages; page++)
            Read(_cached);
    }

    /// <summary>Processor time of one read whose block the cache holds, and of one whose block it does not, nanoseconds.</summary>
    public (double HitNs, double MissNs) Sample() => (Time(_cached), Time(_missed));

    /// <inheritdoc/>
    public void Dispose()
    {
        _cached.Dispose();
        _missed.Dispose();
        _cachedFolder.Dispose();
        _missedFolder.Dispose();
    }

    private static RocksDatabase Filled(ProbeFolder folder, AccountChanges changes, StateStoreSettings settings)
    {
        RocksDatabase database = RocksDatabase.Open(folder.Path, settings);
        DatabaseStateStore.Stage(database, LedgerState.Empty, changes.Pages);
        database.Commit(isSynced: false);
        database.Flush();
        return database;
    }

    private double Time(RocksDatabase database) => Repeated.ProcessorTime(
        () =>
        {
            for (int i = 0; i < Reads; i++)
                Read(database);
        },
        SliceNs) / Reads;

    private void Read(RocksDatabase database)
    {
        DatabaseStateStore.WritePageKey(_key, _next);
        _next = (_next + Stride) % _pages;
        if (database.Read(_key, _page) <= 0)
            throw new InvalidOperationException("The state store lost a page of balances that was written; the library that keeps it is broken on this machine.");
    }
}
