using System.Runtime.InteropServices;
using Aurigraph.Experiment;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Disk;

/// <summary>
/// The disk of a container, or of a host, shared by its nodes.
/// <para>Model. One server. A durable write takes bytes / bandwidth plus one sync; what is written while a sync is under way gathers and
/// shares the next one (group commit). Reads and background traffic take their bytes / bandwidth in chunks, without a sync. Durable
/// groups, read chunks and background chunks take turns, so that none starves and a durable write waits for one chunk of each at most.
/// A read may have a latency besides, in which the disk serves others: many reads are under way at once.</para>
/// <para>A slowed node does not slow the others: its operation passes the disk like any other and then a stage of the node's own, which
/// takes (1 / factor - 1) times what the disk took for the node's part, one after the other. So both its latency and its
/// throughput are those of a disk at that fraction of the speed.</para>
/// <para>A crash drops what is not durable: those completions never fire. A group under way keeps the disk busy to its end.</para>
/// <para>Not modelled: seeks, caches and queues inside the device, content.</para>
/// </summary>
public sealed partial class VirtualDisk : IKernelEvent
{
    private const int Kinds = 3;

    private readonly Kernel _kernel;
    private readonly DiskSettings _settings;
    private readonly Queue<DiskOperation>[] _queues = [new(), new(), new()];
    private readonly long _chunk;
    private readonly int[] _incarnation;
    private readonly SlowStage[] _slow;
    private List<DiskOperation> _inService = [];
    private List<DiskOperation> _done = [];
    private DiskTraffic _serving;
    private bool _busy;
    private long _groups;

    /// <summary>An idle disk.</summary>
    /// <param name="kernel">Clock and events.</param>
    /// <param name="settings">Sync latency and bandwidth.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public VirtualDisk(Kernel kernel, DiskSettings settings)
    {
        settings.Validate();
        _kernel = kernel;
        _settings = settings;
        // Where bytes take no time there is nothing to take turns for.
        _chunk = settings.Bandwidth.IsUnlimited ? long.MaxValue : settings.Chunk.Bytes;
        _incarnation = new int[settings.Nodes];
        _written = new long[settings.Nodes];
        _slow = [.. Enumerable.Range(0, settings.Nodes).Select(_ => new SlowStage())];
    }

    /// <summary>Writes and makes durable. Without syncs (<see cref="SyncMode.None"/>) the completion fires now and says nothing about
    /// durability; the bytes still load the disk.</summary>
    /// <param name="node">Index of the node among those that share the disk, from 0.</param>
    /// <param name="bytes">How much; not negative.</param>
    /// <param name="completion">Fires when durable, in the order of a node's writes.</param>
    /// <param name="argument">Handed to the completion.</param>
    public void Write(int node, long bytes, IKernelEvent completion, long argument = 0)
    {
        var operation = Accept(node, bytes, completion, argument);
        if (_settings.Sync == SyncMode.None)
        {
            _kernel.Post(new LateCompletion(this, in operation));
            Enqueue(DiskTraffic.Background, operation with { Completion = null });
        }
        else
        {
            Enqueue(DiskTraffic.Durable, operation);
        }
    }

    /// <summary>Writes in the background, without a sync.</summary>
    /// <param name="node">Index of the node among those that share the disk, from 0.</param>
    /// <param name="bytes">How much; not negative.</param>
    /// <param name="completion">Fires when written; null when nobody waits.</param>
    /// <param name="argument">Handed to the completion.</param>
    public void WriteBehind(int node, long bytes, IKernelEvent? completion = null, long argument = 0) =>
        Enqueue(DiskTraffic.Background, Accept(node, bytes, completion, argument));

    /// <summary>Reads.</summary>
    /// <param name="node">Index of the node among those that share the disk, from 0.</param>
    /// <param name="bytes">How much; not negative.</param>
    /// <param name="completion">Fires when read.</param>
    /// <param name="argument">Handed to the completion.</param>
    /// <param name="latency">What it takes at least, from now on; longer where the node is slowed. It keeps the disk from nothing else.</param>
    public void Read(int node, long bytes, IKernelEvent completion, long argument = 0, Duration latency = default)
    {
        var operation = Accept(node, bytes, completion, argument);
        Enqueue(DiskTraffic.Read, operation with { Reads = true, NotBefore = _kernel.Now + (latency * Slowdown(node)) });
    }

    /// <summary>Reads in the background.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    /// <param name="bytes">How much; not negative.</param>
    /// <param name="completion">Fires when read.</param>
    /// <param name="argument">Handed to the completion.</param>
    public void ReadBehind(int node, long bytes, IKernelEvent completion, long argument = 0) =>
        Enqueue(DiskTraffic.Background, Accept(node, bytes, completion, argument) with { Reads = true });

    /// <summary>How much more time a latency takes where a node is slowed.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    internal double Slowdown(int node) => 1 / _slow[node].Factor;

    /// <summary>Whether bytes take time.</summary>
    internal bool IsUnlimited => _settings.Bandwidth.IsUnlimited;

    /// <summary>Sets the speed of a node's disk operations, from those that complete next on: 1 is full speed.</summary>
    /// <param name="node">Index of the node among those that share the disk, from 0.</param>
    /// <param name="factor">In (0, 1].</param>
    public void SetSpeed(int node, double factor)
    {
        if (!(factor > 0 && factor <= 1))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A speed factor lies in (0, 1].");
        _slow[node].Factor = factor;
    }

    /// <summary>Ends an incarnation of a node: what it asked for and is not done vanishes; none of those completions fires.</summary>
    /// <param name="node">Index of the node among those that share the disk, from 0.</param>
    public void Cancel(int node)
    {
        _incarnation[node]++;
        _slow[node].BusyUntil = VirtualTime.Zero;
        foreach (var queue in _queues)
        {
            int before = queue.Count;
            for (int i = 0; i < before; i++)
            {
                var operation = queue.Dequeue();
                if (operation.Node != node)
                    queue.Enqueue(operation);
            }
            ChangeWaiting(queue.Count - before);
        }
    }

    /// <summary>The group or chunk under way is done.</summary>
    void IKernelEvent.Fire(long argument)
    {
        _busyTime += (_kernel.Now - _startedAt).Nanoseconds;
        _groups++;
        _syncs += _serving == DiskTraffic.Durable ? 1 : 0;
        var served = _serving;
        (_inService, _done) = (_done, _inService);
        foreach (ref var operation in CollectionsMarshal.AsSpan(_done))
            Count(served, ref operation);
        if (served != DiskTraffic.Durable && Continue(served, _done[0]))
            _done.Clear();
        // The disk goes on before the completions are called: what they write gathers behind what waits already.
        ServeNext();
        if (_done.Count > 0)
            CompleteAll(served);
        _done.Clear();
    }

    /// <inheritdoc/>
    public override string ToString() => "a disk";

    private DiskOperation Accept(int node, long bytes, IKernelEvent? completion, long argument)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node, (uint)_incarnation.Length, nameof(node));
        return new DiskOperation(node, _incarnation[node], bytes, bytes, completion, argument);
    }

    private void Enqueue(DiskTraffic traffic, DiskOperation operation)
    {
        _queues[(int)traffic].Enqueue(operation);
        ChangeWaiting(1);
        if (!_busy)
            ServeNext();
    }

    private void ServeNext()
    {
        _busy = false;
        for (int turn = 1; turn <= Kinds; turn++)
        {
            var traffic = (DiskTraffic)(((int)_serving + turn) % Kinds);
            if (_queues[(int)traffic].Count > 0)
            {
                Serve(traffic);
                return;
            }
        }
    }

    private void Serve(DiskTraffic traffic)
    {
        var queue = _queues[(int)traffic];
        int taken = traffic == DiskTraffic.Durable && _settings.GroupCommit ? queue.Count : 1;
        long bytes = 0;
        for (int i = 0; i < taken; i++)
        {
            var operation = queue.Dequeue();
            bytes += operation.Remaining;
            _inService.Add(operation);
        }
        ChangeWaiting(-taken);
        if (traffic != DiskTraffic.Durable)
            bytes = Math.Min(bytes, _chunk);
        _busy = true;
        _serving = traffic;
        _startedAt = _kernel.Now;
        _kernel.PostAfter(TimeFor(traffic, bytes), this);
    }

    private Duration TimeFor(DiskTraffic traffic, long bytes) =>
        _settings.Bandwidth.TimeFor(new ByteCount(bytes)) + (traffic == DiskTraffic.Durable ? _settings.SyncLatency : Duration.Zero);

    private bool Continue(DiskTraffic traffic, DiskOperation operation)
    {
        if (operation.Remaining == 0 || !IsCurrent(in operation))
            return false;
        _queues[(int)traffic].Enqueue(operation);
        ChangeWaiting(1);
        return true;
    }

    private void CompleteAll(DiskTraffic served)
    {
        foreach (ref readonly var operation in CollectionsMarshal.AsSpan(_done))
            Delay(served, in operation);
        // By index: a completion may crash its node, but it cannot end another group meanwhile.
        for (int i = 0; i < _done.Count; i++)
            Complete(_done[i]);
    }

    /// <summary>Books what an operation's bytes, and one sync for all of the node's writes in a group, take in the node's own slow stage.</summary>
    private void Delay(DiskTraffic served, in DiskOperation operation)
    {
        var stage = _slow[operation.Node];
        if (stage.Factor >= 1 || !IsCurrent(in operation))
            return;
        var own = _settings.Bandwidth.TimeFor(new ByteCount(operation.Bytes));
        if (served == DiskTraffic.Durable && stage.LastGroup != _groups)
            own += _settings.SyncLatency;
        stage.LastGroup = _groups;
        stage.BusyUntil = VirtualTime.Max(stage.BusyUntil, _kernel.Now) + (own * ((1 / stage.Factor) - 1));
    }

    private void Complete(in DiskOperation operation)
    {
        if (operation.Completion is null || !IsCurrent(in operation))
            return;
        VirtualTime at = VirtualTime.Max(_slow[operation.Node].BusyUntil, operation.NotBefore);
        if (at > _kernel.Now)
            _kernel.PostAt(at, new LateCompletion(this, in operation));
        else
            operation.Completion.Fire(operation.Argument);
    }

    private bool IsCurrent(in DiskOperation operation) => _incarnation[operation.Node] == operation.Incarnation;

    /// <summary>The private stage of a node whose disk is slow.</summary>
    private sealed class SlowStage
    {
        public double Factor { get; set; } = 1;

        public VirtualTime BusyUntil { get; set; }

        public long LastGroup { get; set; }
    }

    /// <summary>A completion on its way, which a crash of its node drops.</summary>
    private sealed class LateCompletion : IKernelEvent
    {
        private readonly VirtualDisk _disk;
        private readonly DiskOperation _operation;

        public LateCompletion(VirtualDisk disk, in DiskOperation operation)
        {
            _disk = disk;
            _operation = operation;
        }

        public void Fire(long argument)
        {
            if (_disk.IsCurrent(in _operation))
                _operation.Completion!.Fire(_operation.Argument);
        }
    }
}
