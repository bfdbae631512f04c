using Aurigraph.Node.Ports;
using Aurigraph.Storage;
using Aurigraph.Storage.States;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>The state store on RocksDB.</summary>
public sealed class RocksStateStoreTests : StateStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("state-contract-").FullName;
    private DatabaseStateStore _store;

    public RocksStateStoreTests() => _store = Open();

    protected override IStateStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void Restart()
    {
        _store.Dispose();
        _store = Open();
    }

    private DatabaseStateStore Open() =>
        new(_folder, RocksDatabase.Open(_folder, new StateStoreSettings()), isSynced: true, new StorageCounters(), failure => throw failure);
}
