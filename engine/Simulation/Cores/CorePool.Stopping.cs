using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <content>What ends work before it is done: crashes, spent quotas, pauses.</content>
public sealed partial class CorePool
{
    /// <summary>Ends an incarnation of a node: its queued and running work vanishes and none of its completions fires. What it used of
    /// the cores until now stays charged.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    public void Cancel(int node)
    {
        var process = _processes[_settings.ProcessOfNode[node]];
        for (int i = 0; i < _ready.Length; i++)
        {
            int removed = _ready[i].RemoveNode(node) + process.Held[i].RemoveNode(node);
            ChangeWaiting(-removed);
            if (i == (int)CoreClass.Job)
                process.Used -= removed;
        }
        ChangeWaiting(-process.Parked.RemoveNode(node));
        for (int i = 0; i < _cores.Length; i++)
        {
            if (_cores[i].Work >= 0 && _table[_cores[i].Work].Node == node)
                Abandon(i, process);
        }
        for (int slot = 0; slot < _table.Count; slot++)
            CancelSlot(slot, node);
        _messages[node] = 0;
        while (process.Used < _settings.ThreadsPerProcess && process.Parked.Count > 0)
            AdmitParked(process);
        Dispatch();
    }

    /// <summary>Stops a process: nothing of its nodes runs until <see cref="Resume"/>; what runs is cut and keeps what it has paid.
    /// Work that is submitted meanwhile waits, also when it costs nothing.</summary>
    /// <param name="process">Index of the process within the container, from 0.</param>
    public void Pause(int process)
    {
        var paused = _processes[process];
        if (paused.IsPaused)
            return;
        paused.IsPaused = true;
        for (int i = 0; i < _cores.Length; i++)
        {
            if (IsUnderWay(i) && _settings.ProcessOfNode[_table[_cores[i].Work].Node] == process)
                MakeReady(Cut(i));
        }
        for (int i = 0; i < _ready.Length; i++)
        {
            for (int left = _ready[i].Count; left > 0; left--)
            {
                int slot = _ready[i].Take();
                (_settings.ProcessOfNode[_table[slot].Node] == process ? paused.Held[i] : _ready[i]).Add(slot);
            }
        }
        Dispatch();
    }

    /// <summary>Lets a paused process go on: what it was doing first, then what has come meanwhile, in order of classes.</summary>
    /// <param name="process">Index of the process within the container, from 0.</param>
    public void Resume(int process)
    {
        var resumed = _processes[process];
        if (!resumed.IsPaused)
            return;
        resumed.IsPaused = false;
        foreach (var held in resumed.Held)
        {
            while (held.Count > 0)
            {
                int slot = held.Take();
                ChangeWaiting(-1);
                if (_table[slot].Remaining > 0)
                    MakeReady(slot);
                else
                    Free(slot);
            }
        }
        Dispatch();
    }

    /// <summary>Whether a node's process is paused.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    public bool IsPaused(int node) => _processes[_settings.ProcessOfNode[node]].IsPaused;

    /// <summary>Lets work that costs nothing fire: now, or when the pause of its process ends.</summary>
    private void Free(int slot)
    {
        ref Work work = ref _table[slot];
        var process = _processes[_settings.ProcessOfNode[work.Node]];
        if (process.IsPaused)
        {
            // It holds no thread of its process, so it must not be counted as a job.
            if (work.Class == CoreClass.Job)
                work.Class = CoreClass.Handler;
            MakeReady(slot);
            return;
        }
        work.State = WorkState.Free;
        _kernel.Post(this, ~(long)slot);
    }

    /// <summary>The quota is spent: what runs is cut and stands first in its queue.</summary>
    private void OnQuotaSpent()
    {
        for (int i = _cores.Length - 1; i >= 0; i--)
        {
            if (!IsUnderWay(i))
                continue;
            int slot = Cut(i);
            _table[slot].State = WorkState.Ready;
            _ready[(int)_table[slot].Class].AddFirst(slot);
            ChangeWaiting(1);
        }
        Dispatch();
    }

    /// <summary>Whether a core is at work and stays so beyond this instant: a slice that ends now is left to its event.</summary>
    private bool IsUnderWay(int index) =>
        _cores[index].Work >= 0 && _kernel.Now - _cores[index].StartedAt < new Duration(_cores[index].Length);

    /// <summary>Ends a slice early: the core is idle and the work has paid for the time it had.</summary>
    private int Cut(int index)
    {
        ref Core core = ref _cores[index];
        int slot = core.Work;
        ref Work work = ref _table[slot];
        long elapsed = (_kernel.Now - core.StartedAt).Nanoseconds;
        _busy[work.Node] += elapsed;
        double share = Math.Max(0, elapsed - core.Overhead) / (double)(core.Length - core.Overhead);
        work.Remaining -= Math.Min((long)Math.Round(core.Paid * share), work.Remaining - 1);
        work.WasCut = true;
        core.Slice++;
        _host?.OnCut(this, core.Length - elapsed);
        FreeCore(index);
        return slot;
    }

    private void Abandon(int index, ProcessThreads process)
    {
        ref Core core = ref _cores[index];
        ref Work work = ref _table[core.Work];
        long elapsed = (_kernel.Now - core.StartedAt).Nanoseconds;
        _busy[work.Node] += elapsed;
        if (work.Class == CoreClass.Job)
            process.Used--;
        _table.Remove(core.Work);
        core.Slice++;
        _host?.OnCut(this, core.Length - elapsed);
        FreeCore(index);
    }

    private void CancelSlot(int slot, int node)
    {
        ref Work work = ref _table[slot];
        if (work.Node != node)
            return;
        if (work.State == WorkState.Shared)
            _table.Remove(slot);
        else if (work.State == WorkState.Free)
            work.Completion = null; // its event is on the way and gives the slot back
    }
}
