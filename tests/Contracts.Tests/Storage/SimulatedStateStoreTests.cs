using Aurigraph.Experiment;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Storage;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>The state store of the virtual world.</summary>
public sealed class SimulatedStateStoreTests : StateStoreContract
{
    private readonly Kernel _kernel = new();
    private readonly VirtualDisk _disk;
    private readonly VirtualStateStore _store;

    public SimulatedStateStoreTests()
    {
        _disk = new VirtualDisk(_kernel, new DiskSettings { Nodes = 1, SyncLatency = Duration.FromMilliseconds(1), Bandwidth = new Bandwidth(1e9) });
        var cores = new CorePool(_kernel, new CorePoolSettings { Cores = 1, Quantum = Duration.FromSeconds(1), ProcessOfNode = [0] });
        _store = new VirtualStateStore(_disk, cores, 0, 0, NoStore, StateEngine.RocksDb);
    }

    private static StoreModel NoStore { get; } = new()
    {
        HasStore = false,
        HitRatio = 1,
        ReadsPerTransaction = 0,
        BlocksPerMiss = 0,
        StateBytesPerTransaction = 100,
        FlushedPerByte = 1,
        MergedPerByte = 0,
        MergeCpuPerByteNs = 0,
        SlowdownBytes = new ByteCount(1_000),
        LogBytesPerTransaction = 300,
        ApplyNs = 1_000,
        MissCpuNs = 0,
        ReadLatencyNs = 0,
        ReadAhead = 1,
        Parallelism = 1,
    };

    protected override IStateStore Store => _store;

    protected override bool KeepsAccounts => false;

    protected override void Restart() => _disk.Cancel(0);

    protected override void Run() => _kernel.RunUntil(VirtualTime.Never);
}
