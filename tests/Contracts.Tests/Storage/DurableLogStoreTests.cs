using Aurigraph.Node.Ports;
using Aurigraph.Storage;
using Aurigraph.Storage.Logs;
using Aurigraph.Storage.Segments;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>The log store of the live world, with segments so small that every few writes begin one.</summary>
public sealed class DurableLogStoreTests : LogStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("log-contract-").FullName;
    private readonly StorageCounters _counters = new();
    private readonly List<RecoveryNote> _notes = [];
    private DurableLogStore _store;

    public DurableLogStoreTests() => _store = Open();

    protected override ILogStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
        Assert.Empty(_notes);
    }

    protected override void Restart()
    {
        _store.Dispose();
        _store = Open();
    }

    private DurableLogStore Open() => new(_folder, new SegmentLogSettings { SegmentBytes = 4_096 }, _counters, _notes, failure => throw failure);
}
