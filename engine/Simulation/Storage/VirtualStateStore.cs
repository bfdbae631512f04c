using Akka.Actor;
using Aurigraph.Experiment;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Storage;

/// <summary>The state store of one simulated node: checkpoints are flushed behind, become what a restart finds when the disk has them, and are merged after that.
/// When merging falls behind, flushes wait, and so, with full write buffers, does applying.</summary>
internal sealed class VirtualStateStore : IStateStore
{
    private readonly VirtualDisk _disk;
    private readonly int _onDisk;
    private readonly StoreModel _model;
    private readonly Compaction _compaction;
    private LedgerState? _durable;
    private double _asked;
    private double _flushed;

    /// <summary>An empty store.</summary>
    /// <param name="disk">Where it is.</param>
    /// <param name="cores">Who merges.</param>
    /// <param name="node">Index of the node within the container, from 0.</param>
    /// <param name="onDisk">Its place among those who share the disk, from 0.</param>
    /// <param name="model">What it costs.</param>
    /// <param name="engine">Whether it is on disk at all.</param>
    public VirtualStateStore(VirtualDisk disk, ICorePool cores, int node, int onDisk, StoreModel model, StateEngine engine)
    {
        (_disk, _onDisk, _model, IsDurable) = (disk, onDisk, model, engine != StateEngine.Memory);
        _compaction = new Compaction(disk, cores, node, onDisk, model);
        Reader = new StateReader(disk, onDisk, model);
    }

    /// <inheritdoc/>
    public bool IsDurable { get; }

    /// <summary>Its reads.</summary>
    public StateReader Reader { get; }

    /// <summary>What it did so far.</summary>
    public StoreUsage Usage => new(Reader.Reads, Reader.Hits, _asked, _flushed + _compaction.Written);

    /// <inheritdoc/>
    public LedgerState? Recover() => _durable;

    /// <summary>Transactions are only described here, so no accounts are kept.</summary>
    public void ReadAccounts(AccountBook accounts) => throw new NotSupportedException("The virtual world keeps no balances.");

    /// <inheritdoc/>
    public void Checkpoint(LedgerState state, AccountChanges? changes, long bytes, IActorRef replyTo, object completion)
    {
        var kept = new Kept(this, state, bytes, replyTo, completion);
        if (!IsDurable)
            replyTo.Tell(completion);
        else if (_model.HasStore)
            _compaction.Admit(bytes, new Flush(this, bytes, kept));
        else
            _disk.WriteBehind(_onDisk, bytes, kept);
    }

    /// <inheritdoc/>
    public void Restore(LedgerState state, AccountBook? accounts, long bytes, IActorRef replyTo, object completion)
    {
        _compaction.Forget();
        if (IsDurable)
            _disk.WriteBehind(_onDisk, bytes, new Kept(this, state, 0, replyTo, completion));
        else
            replyTo.Tell(completion);
    }

    /// <summary>The node starts.</summary>
    public void Open() => _compaction.Resume();

    /// <summary>The node died.</summary>
    public void Close() => _compaction.Stop();

    private void Keep(LedgerState state, long bytes)
    {
        // Behind, a small write may overtake a large one; a later state stands for an earlier one.
        if (_durable is null || state.Applied > _durable.Applied)
            _durable = state;
        if (!_model.HasStore || bytes == 0)
            return;
        _asked += bytes;
        _flushed += bytes * _model.FlushedPerByte;
        _compaction.Add(bytes);
    }

    private sealed class Flush(VirtualStateStore store, long bytes, Kept kept) : IKernelEvent
    {
        public void Fire(long argument) => store._disk.WriteBehind(store._onDisk, (long)Math.Round(bytes * store._model.FlushedPerByte), kept);
    }

    private sealed class Kept(VirtualStateStore store, LedgerState state, long bytes, IActorRef replyTo, object completion) : IKernelEvent
    {
        public void Fire(long argument)
        {
            store.Keep(state, bytes);
            replyTo.Tell(completion);
        }
    }
}
