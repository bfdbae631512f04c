using Aurigraph.Node.Ports;
using Aurigraph.Storage.States;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>The state store on RocksDB.</summary>
public sealed class RocksStateStoreTests : StateStoreContract, IDisposable
{
    private readonly StateInFolder _state = new(folder => RocksDatabase.Open(folder, new StateStoreSettings()));

    protected override IStateStore Store => _state.Store;

    public void Dispose() => _state.Dispose();

    protected override void Restart() => _state.Close();
}
