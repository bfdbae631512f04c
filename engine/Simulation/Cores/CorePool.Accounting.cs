using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <content>What the cores did, exact at any instant: a slice that is under way counts up to now.</content>
public sealed partial class CorePool
{
    private readonly long[] _busy;
    private int _waiting;
    private long _waitedArea;
    private VirtualTime _waitingSince;

    /// <summary>Pieces of work that wait for a core, or for a thread of their process.</summary>
    public int Waiting => _waiting;

    /// <summary>Cores at work.</summary>
    public int Running => _cores.Length - _idleCount;

    /// <summary>Messages and jobs completed so far, those that cost nothing included.</summary>
    public long Completed { get; private set; }

    /// <summary>Context switches paid so far.</summary>
    public long ContextSwitches { get; private set; }

    /// <summary>Core time a node has used so far.</summary>
    /// <param name="node">Index of the node within the container, from 0.</param>
    public Duration BusyTime(int node)
    {
        long busy = _busy[node];
        foreach (ref readonly Core core in _cores.AsSpan())
        {
            if (core.Work >= 0 && _table[core.Work].Node == node)
                busy += (_kernel.Now - core.StartedAt).Nanoseconds;
        }
        return new Duration(busy);
    }

    /// <summary>Core time all nodes have used so far.</summary>
    public Duration BusyTime()
    {
        long busy = 0;
        foreach (long node in _busy)
            busy += node;
        foreach (ref readonly Core core in _cores.AsSpan())
        {
            if (core.Work >= 0)
                busy += (_kernel.Now - core.StartedAt).Nanoseconds;
        }
        return new Duration(busy);
    }

    /// <summary>How long it stood still, with work to do, because its quota was spent.</summary>
    public Duration ThrottledTime => _quota?.StoodStill ?? Duration.Zero;

    /// <summary>All counters as they stand now; the difference of two tells what happened between them.</summary>
    public CoreUsage Snapshot() => new()
    {
        At = _kernel.Now,
        Cores = _settings.Limit,
        Busy = BusyTime(),
        BusyByNode = [.. Enumerable.Range(0, _busy.Length).Select(BusyTime)],
        WaitedArea = new Duration(WaitedArea),
        Completed = Completed,
        ContextSwitches = ContextSwitches,
        Throttled = ThrottledTime,
    };

    private long WaitedArea => checked(_waitedArea + (_waiting * (_kernel.Now - _waitingSince).Nanoseconds));

    private void ChangeWaiting(int by)
    {
        _waitedArea = WaitedArea;
        _waitingSince = _kernel.Now;
        _waiting += by;
    }
}
