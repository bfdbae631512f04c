using Akka.Actor;
using Aurigraph.Experiment;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Storage;

/// <summary>The state store of one simulated node: checkpoints are written behind and become what a restart finds when the disk has them.</summary>
internal sealed class VirtualStateStore(VirtualDisk disk, int node, StateEngine engine) : IStateStore
{
    private LedgerState? _durable;

    /// <inheritdoc/>
    public bool IsDurable => engine == StateEngine.RocksDb;

    /// <inheritdoc/>
    public LedgerState? Recover() => _durable;

    /// <inheritdoc/>
    public void Checkpoint(LedgerState state, long bytes, IActorRef replyTo, object completion)
    {
        if (engine == StateEngine.RocksDb)
            disk.WriteBehind(node, bytes, new Kept(this, state, replyTo, completion));
        else
            replyTo.Tell(completion);
    }

    private sealed class Kept(VirtualStateStore store, LedgerState state, IActorRef replyTo, object completion) : IKernelEvent
    {
        public void Fire(long argument)
        {
            store._durable = state;
            replyTo.Tell(completion);
        }
    }
}
