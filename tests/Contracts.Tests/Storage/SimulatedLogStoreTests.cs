using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Storage;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>The log store of the virtual world.</summary>
public sealed class SimulatedLogStoreTests : LogStoreContract
{
    private readonly Kernel _kernel = new();
    private readonly VirtualDisk _disk;
    private readonly VirtualLogStore _store;

    public SimulatedLogStoreTests()
    {
        _disk = new VirtualDisk(_kernel, new DiskSettings { Nodes = 1, SyncLatency = Duration.FromMilliseconds(1), Bandwidth = new Bandwidth(1e9) });
        _store = new VirtualLogStore(_disk, 0);
    }

    protected override ILogStore Store => _store;

    protected override bool KeepsContent => false;

    protected override void Restart() => _disk.Cancel(0);

    protected override void Run() => _kernel.RunUntil(VirtualTime.Never);
}
