using Aurigraph.Node.Ledger;
using Aurigraph.Storage.States;

namespace Aurigraph.Calibration.Probes;

/// <summary>What merging files of the state store takes for each byte that goes in. Threads of the store do it, so the processor time of the whole process counts; nothing else runs in it meanwhile.</summary>
internal sealed class StoreMergePerByteProbe : ICostProbe
{
    private const int Pages = 1_024;

    private readonly ProbeFolder _folder;
    private readonly RocksDatabase _database;
    private readonly AccountPage[] _pages;
    private readonly long _bytes;

    /// <summary>Makes a store that holds the pages once.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public StoreMergePerByteProbe(string folder)
    {
        _pages = [.. SampleAccounts.UsedBook().TakeChanges().Pages.OrderBy(p => p.Number).Take(Pages)];
        _bytes = _pages.Sum(p => (long)p.Balances.Length * sizeof(long));
        _folder = new ProbeFolder(folder, "state-merged");
        _database = RocksDatabase.Open(_folder.Path, SampleStore.Settings);
        Write();
        _database.Merge();
    }

    /// <inheritdoc/>
    public string Key => "storeMergePerByte";

    /// <inheritdoc/>
    public string Source => $"measured: processor time of RocksDB merging a file of {Pages} pages of balances into one of the same keys, over the bytes of both before compression";

    /// <summary>Merges of large files have less around them; ones whose keys differ keep all that goes in.</summary>
    public double StandIn => 0.3;

    /// <inheritdoc/>
    public double Sample()
    {
        Write();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        _database.Merge();
        return (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / (2 * _bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    /// <summary>The same pages once more, as a file of their own.</summary>
    private void Write()
    {
        DatabaseStateStore.Stage(_database, LedgerState.Empty, _pages);
        _database.Commit(isSynced: false);
        _database.Flush();
    }
}
