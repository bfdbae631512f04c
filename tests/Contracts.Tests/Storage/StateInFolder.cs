using Aurigraph.Node.Ports;
using Aurigraph.Storage;
using Aurigraph.Storage.States;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>A state store in a folder of its own.</summary>
internal sealed class StateInFolder(Func<string, IKeyValueDatabase> open) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("state-contract-").FullName;
    private DatabaseStateStore? _store;

    public IStateStore Store => _store ??= new DatabaseStateStore(_folder, open(_folder), isSynced: true, new StorageCounters(), failure => throw failure);

    public void Close()
    {
        _store?.Dispose();
        _store = null;
    }

    public void Dispose()
    {
        Close();
        Directory.Delete(_folder, recursive: true);
    }
}
