using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>
/// The cores of a container, shared by its nodes.
/// <para>Model. A core that becomes free takes the first of the highest class that waits: control messages, handlers, jobs. Work runs to its
/// end or for a quantum; then, if work of the same or a higher class waits, it goes to the back of its class, else it goes on. A job is
/// split evenly over its threads, no more than it allows, than its process has, and than there are cores; a process admits so many
/// threads at once and the rest wait their turn in it. Messages run to completion on threads that are there, so only a job's thread,
/// or work that was cut, pays a context switch: when its core last did something else and more work is runnable than there are cores.
/// A slowed node's work takes longer from its next slice on.</para>
/// <para>On a host (<see cref="HostCores"/>) a slice also needs one of the host's hardware threads, for which containers compete; under a
/// quota (<see cref="CpuQuota"/>) nothing runs once the period's share is spent, and slices under way are cut at that instant. A paused
/// process runs nothing: what it was doing is cut and goes on afterwards.</para>
/// <para>Work that costs nothing completes at once, whatever waits, unless its process is paused. Each slice is one event; so is each piece
/// that costs nothing.</para>
/// <para>Not modelled: caches, frequency, pre-emption before the end of a quantum. The queues have no bound of their own:
/// callers bound what they submit by credits and mempool.</para>
/// </summary>
public sealed partial class CorePool : ICorePool, IKernelEvent
{
    /// <summary>Bits of an event's argument that name the core; the rest counts its slices.</summary>
    private const int CoreBits = 16;

    private readonly Kernel _kernel;
    private readonly CorePoolSettings _settings;
    private readonly long _quantum;
    private readonly WorkTable _table = new();
    private readonly WorkQueue[] _ready;
    private readonly ProcessThreads[] _processes;
    private readonly Core[] _cores;
    private readonly int[] _idle;
    private readonly double[] _speed;
    private readonly int[] _messages;
    private readonly HostCores? _host;
    private readonly CpuQuota? _quota;
    private int _idleCount;

    /// <summary>Idle cores at full speed.</summary>
    /// <param name="kernel">Clock and events.</param>
    /// <param name="settings">Cores, quantum, processes.</param>
    /// <param name="host">Whose hardware threads its work needs; null: the cores are its own.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public CorePool(Kernel kernel, CorePoolSettings settings, HostCores? host = null)
    {
        settings.Validate();
        if (settings.Cores >= 1 << CoreBits)
            throw new ArgumentException($"Core pool: at most {(1 << CoreBits) - 1} cores, not {settings.Cores}.", nameof(settings));
        _kernel = kernel;
        _settings = settings;
        _quantum = settings.Quantum.Nanoseconds;
        _ready = [new(_table), new(_table), new(_table)];
        _processes = [.. settings.ProcessOfNode.Select(_ => new ProcessThreads(_table))];
        _cores = new Core[settings.Cores];
        _idle = [.. Enumerable.Range(0, settings.Cores).Reverse()];
        _idleCount = settings.Cores;
        _speed = [.. settings.ProcessOfNode.Select(_ => 1.0)];
        _messages = new int[settings.ProcessOfNode.Count];
        _busy = new long[settings.ProcessOfNode.Count];
        _host = host;
        _quota = settings.Quota is { } quota ? new CpuQuota(kernel, quota, OnQuotaSpent, Dispatch) : null;
        host?.Add(this);
        foreach (ref Core core in _cores.AsSpan())
            core.Work = -1;
    }

    /// <summary>How many cores its work may hold at once.</summary>
    public int Cores => _cores.Length;

    /// <summary>Whether it has work that could run now if it were given a hardware thread.</summary>
    internal bool WantsThread => _idleCount > 0 && ReadyCount > 0 && MayRun;

    /// <summary>Core time it was given of its host, counted as fairness between containers counts it (<see cref="HostCores"/>).</summary>
    internal long Received { get; set; }

    /// <summary>Whether it stands in its host's queue.</summary>
    internal bool IsQueued { get; set; }

    private int ReadyCount => _ready[0].Count + _ready[1].Count + _ready[2].Count;

    private bool MayRun => _quota is null || _quota.MayRun();

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The class is Job, the node is not of this container, or the cost is negative.</exception>
    public void Submit(CoreClass coreClass, int node, Duration cost, IKernelEvent completion, long argument = 0)
    {
        if (coreClass is not (CoreClass.Control or CoreClass.Handler))
            throw new ArgumentOutOfRangeException(nameof(coreClass), coreClass, $"Messages are Control or Handler; submit jobs with {nameof(SubmitJob)}.");
        int slot = Accept(coreClass, node, cost, completion, argument);
        if (cost <= Duration.Zero)
            return;
        _messages[node]++;
        Enter(slot);
    }

    /// <inheritdoc/>
    public bool IsAsleep(int node) => _messages[node] == 0;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The node is not of this container, the cost is negative, or the parallelism below 1.</exception>
    public void SubmitJob(int node, Duration cost, int parallelism, IKernelEvent completion, long argument = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        int slot = Accept(CoreClass.Job, node, cost, completion, argument);
        if (cost <= Duration.Zero)
            return;
        long shares = Math.Min(Math.Min(parallelism, _settings.ThreadsPerProcess), Math.Min(_cores.Length, cost.Nanoseconds));
        if (shares == 1)
            Admit(slot);
        else
            Share(slot, (int)shares);
    }

    /// <summary>Sets the speed of a node's work, from its next slice on: 1 is full speed, 0.25 makes it take four times as long.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    /// <param name="factor">In (0, 1].</param>
    public void SetSpeed(int node, double factor)
    {
        if (!(factor > 0 && factor <= 1))
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A speed factor lies in (0, 1].");
        _speed[node] = factor;
    }

    /// <summary>A slice has ended, or work that costs nothing fires.</summary>
    void IKernelEvent.Fire(long argument)
    {
        if (argument < 0)
            Complete((int)~argument);
        else
            EndSlice((int)(argument & ((1 << CoreBits) - 1)), argument >> CoreBits);
    }

    /// <inheritdoc/>
    public override string ToString() => $"a pool of {_cores.Length} core(s)";

    private int Accept(CoreClass coreClass, int node, Duration cost, IKernelEvent completion, long argument)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cost.Nanoseconds, nameof(cost));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node, (uint)_busy.Length, nameof(node));
        int slot = _table.Add();
        ref Work work = ref _table[slot];
        work.Completion = completion;
        work.Argument = argument;
        work.Remaining = cost.Nanoseconds;
        work.Node = node;
        work.Class = coreClass;
        if (cost == Duration.Zero)
            Free(slot);
        return slot;
    }

    private void Share(int job, int shares)
    {
        long cost = _table[job].Remaining;
        int node = _table[job].Node;
        _table[job].State = WorkState.Shared;
        _table[job].OpenShares = shares;
        for (int i = 0; i < shares; i++)
        {
            int slot = _table.Add();
            ref Work share = ref _table[slot];
            share.Completion = null;
            share.Remaining = (cost / shares) + (i < cost % shares ? 1 : 0);
            share.Node = node;
            share.Class = CoreClass.Job;
            share.Job = job;
            Admit(slot);
        }
    }

    private void Admit(int slot)
    {
        var process = _processes[_settings.ProcessOfNode[_table[slot].Node]];
        if (process.Used < _settings.ThreadsPerProcess)
        {
            process.Used++;
            Enter(slot);
        }
        else
        {
            Park(process, slot);
        }
    }

    private void Enter(int slot)
    {
        MakeReady(slot);
        Dispatch();
    }

    private void MakeReady(int slot)
    {
        ref Work work = ref _table[slot];
        work.State = WorkState.Ready;
        var process = _processes[_settings.ProcessOfNode[work.Node]];
        (process.IsPaused ? process.Held : _ready)[(int)work.Class].Add(slot);
        ChangeWaiting(1);
    }

    /// <summary>Starts what can start: at once on cores of its own, in its turn on a host.</summary>
    private void Dispatch()
    {
        if (_host is not null)
        {
            _host.Serve(this);
            return;
        }
        while (WantsThread)
            StartNext(-1);
    }

    /// <summary>Starts the first that waits.</summary>
    /// <param name="thread">The host's hardware thread it is given; negative without a host.</param>
    internal void StartNext(int thread)
    {
        int index = _idle[--_idleCount];
        _cores[index].Thread = thread;
        _quota?.OnStarted();
        Start(index, TakeReady());
    }

    private void Park(ProcessThreads process, int slot)
    {
        _table[slot].State = WorkState.Parked;
        process.Parked.Add(slot);
        ChangeWaiting(1);
    }

    private void AdmitParked(ProcessThreads process)
    {
        int slot = process.Parked.Take();
        ChangeWaiting(-1);
        process.Used++;
        MakeReady(slot);
    }

    private int TakeReady()
    {
        foreach (var queue in _ready)
        {
            if (queue.Count > 0)
            {
                ChangeWaiting(-1);
                return queue.Take();
            }
        }
        return -1;
    }

    private void Start(int index, int slot)
    {
        ref Core core = ref _cores[index];
        ref Work work = ref _table[slot];
        work.State = WorkState.Running;
        double speed = _host is null ? _speed[work.Node] : _speed[work.Node] * _host.Speed;
        long need = speed == 1 ? work.Remaining : Math.Max(1, (long)Math.Round(work.Remaining / speed));
        long paid = work.Remaining;
        if (need > _quantum)
        {
            need = _quantum;
            paid = speed == 1 ? _quantum : Math.Clamp((long)Math.Round(_quantum * speed), 1, work.Remaining);
        }
        core.Overhead = 0;
        if ((work.WasCut || work.Class == CoreClass.Job) && IsCrowded && DidSomethingElse(index, work.Serial))
        {
            core.Overhead = _settings.ContextSwitch.Nanoseconds;
            need += core.Overhead;
            ContextSwitches++;
        }
        core.Work = slot;
        core.Slice++;
        core.StartedAt = _kernel.Now;
        core.Length = need;
        core.Paid = paid;
        core.LastSerial = work.Serial;
        _host?.OnStarted(this, core.Thread, work.Serial, need);
        _kernel.PostAfter(new Duration(need), this, (core.Slice << CoreBits) | (uint)index);
    }

    private bool IsCrowded => _host is null ? ReadyCount > 0 && _idleCount == 0 : _host.IsCrowded(ReadyCount > 0);

    private bool DidSomethingElse(int index, long serial) =>
        _host is null ? _cores[index].LastSerial != serial : _host.DidSomethingElse(this, _cores[index].Thread, serial);

    private void EndSlice(int index, long slice)
    {
        ref Core core = ref _cores[index];
        if (core.Slice != slice)
            return;
        int slot = core.Work;
        ref Work work = ref _table[slot];
        _busy[work.Node] += (_kernel.Now - core.StartedAt).Nanoseconds;
        work.Remaining -= core.Paid;
        if (work.Remaining <= 0)
        {
            Finish(index, slot);
        }
        else if (MustYield(work.Class, work.Node))
        {
            work.WasCut = true;
            GoToBack(slot);
            FreeCore(index);
            Dispatch();
        }
        else
        {
            Start(index, slot);
        }
    }

    /// <summary>A core is idle again, and so is its hardware thread.</summary>
    private void FreeCore(int index)
    {
        ref Core core = ref _cores[index];
        core.Work = -1;
        _idle[_idleCount++] = index;
        _quota?.OnStopped();
        _host?.OnStopped(core.Thread);
    }

    private bool MustYield(CoreClass coreClass, int node)
    {
        for (int i = 0; i <= (int)coreClass; i++)
        {
            if (_ready[i].Count > 0)
                return true;
        }
        var process = _processes[_settings.ProcessOfNode[node]];
        return (coreClass == CoreClass.Job && process.Parked.Count > 0) || process.IsPaused || _host is { HasWaiting: true } || !MayRun;
    }

    private void GoToBack(int slot)
    {
        ref Work work = ref _table[slot];
        var process = _processes[_settings.ProcessOfNode[work.Node]];
        if (work.Class == CoreClass.Job && process.Parked.Count > 0)
        {
            process.Used--;
            AdmitParked(process);
            Park(process, slot);
        }
        else
        {
            MakeReady(slot);
        }
    }

    private void Finish(int index, int slot)
    {
        if (_table[slot].Class == CoreClass.Job)
            LeaveThread(_processes[_settings.ProcessOfNode[_table[slot].Node]]);
        else
            _messages[_table[slot].Node]--;
        // The core goes on before the completion is called: whatever that submits finds the pool as it is.
        FreeCore(index);
        Dispatch();
        int job = _table[slot].Job;
        if (job < 0)
        {
            Complete(slot);
            return;
        }
        _table.Remove(slot);
        if (--_table[job].OpenShares == 0)
            Complete(job);
    }

    private void LeaveThread(ProcessThreads process)
    {
        process.Used--;
        if (process.Parked.Count > 0)
            AdmitParked(process);
    }

    private void Complete(int slot)
    {
        ref Work work = ref _table[slot];
        var completion = work.Completion;
        long argument = work.Argument;
        _table.Remove(slot);
        if (completion is null)
            return;
        Completed++;
        completion.Fire(argument);
    }

    private struct Core
    {
        public int Work;
        public long Slice;
        public VirtualTime StartedAt;
        public long Length;
        public long Overhead;
        public long Paid;
        public long LastSerial;
        public int Thread;
    }

    private sealed class ProcessThreads
    {
        public ProcessThreads(WorkTable table)
        {
            Parked = new WorkQueue(table);
            Held = [new(table), new(table), new(table)];
        }

        public WorkQueue Parked { get; }

        /// <summary>By class, what waits for the end of a pause.</summary>
        public WorkQueue[] Held { get; }

        public bool IsPaused { get; set; }

        public int Used { get; set; }
    }
}
