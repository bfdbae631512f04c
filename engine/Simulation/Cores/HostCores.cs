using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>
/// The hardware threads of a host, for which its containers compete.
/// <para>Model. A thread that becomes free goes to the container that waits and has received the least core time, as in Linux' fair
/// scheduler with containers of equal weight; slices are charged when they start. A container that comes back after it wanted
/// nothing starts level with the one served last, so it saves nothing up and is not punished either. A thread is given for one slice, a quantum at
/// most: while others wait, each container stands in line again after it. Threads that wait for nobody are kept.</para>
/// <para>With siblings, C threads are C / 2 cores. While b of them are busy, b - C / 2 cores (if positive) have two busy threads, each worth the
/// yield y, and the others one, worth 1: b &lt;= C / 2 runs at speed 1, else at ((C - b) + (2 b - C) y) / b; with all busy, y. The speed is
/// that of the moment at which a slice starts.</para>
/// <para>What infrastructure reserves is taken away: whole threads, and the rest by making all threads slower.</para>
/// <para>Not modelled: which thread shares a core with which, caches, NUMA, weights.</para>
/// </summary>
public sealed class HostCores
{
    private readonly HostCoresSettings _settings;
    private readonly PriorityQueue<CorePool, (long Received, long Order)> _waiting = new();
    private readonly int[] _idle;
    private readonly (CorePool? Pool, long Serial)[] _last;
    private readonly double[] _speed;
    private readonly List<CorePool> _pools = [];
    private int _idleCount;
    private long _level;
    private long _order;

    /// <summary>Idle threads.</summary>
    /// <param name="settings">Threads, siblings, reservations.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public HostCores(HostCoresSettings settings)
    {
        settings.Validate();
        _settings = settings;
        int threads = settings.Threads;
        _idle = [.. Enumerable.Range(0, threads).Reverse()];
        _idleCount = threads;
        _last = new (CorePool?, long)[threads];
        _speed = [.. Enumerable.Range(0, threads + 1).Select(settings.SpeedWith)];
    }

    /// <summary>Threads that containers may use.</summary>
    public int Threads => _idle.Length;

    /// <summary>Threads at work for containers.</summary>
    public int Running => _idle.Length - _idleCount;

    /// <summary>Whether a container waits for a thread.</summary>
    internal bool HasWaiting => _waiting.Count > 0;

    /// <summary>Speed of a slice that starts now on a thread that was taken already.</summary>
    internal double Speed => _speed[Running];

    /// <summary>Hardware threads used so far, what is reserved included: thread time.</summary>
    /// <param name="now">The present.</param>
    public Duration BusyTime(VirtualTime now)
    {
        double busy = _pools.Sum(p => (double)p.BusyTime().Nanoseconds) * _settings.ThreadShare;
        return new Duration((long)Math.Round(busy + (now.Nanoseconds * _settings.Reserved)));
    }

    /// <summary>A container's cores draw on these threads.</summary>
    internal void Add(CorePool pool) => _pools.Add(pool);

    /// <summary>Whether a slice that starts now takes its thread while other work is runnable.</summary>
    /// <param name="ownWork">Whether the container has more work.</param>
    internal bool IsCrowded(bool ownWork) => _idleCount == 0 && (ownWork || _waiting.Count > 0);

    /// <summary>Whether a thread did something else last.</summary>
    internal bool DidSomethingElse(CorePool pool, int thread, long serial) => _last[thread] != (pool, serial);

    /// <summary>A slice begins.</summary>
    internal void OnStarted(CorePool pool, int thread, long serial, long length)
    {
        _last[thread] = (pool, serial);
        pool.Received += length;
    }

    /// <summary>A slice ended so much earlier than it was charged for.</summary>
    internal void OnCut(CorePool pool, long rest) => pool.Received -= rest;

    /// <summary>A thread is idle again; whoever gives it back calls <see cref="Serve"/> next.</summary>
    internal void OnStopped(int thread) => _idle[_idleCount++] = thread;

    /// <summary>Puts a container in line, if it has something to run, and gives out what threads are idle.</summary>
    internal void Serve(CorePool pool)
    {
        Enqueue(pool);
        while (_idleCount > 0 && _waiting.TryDequeue(out CorePool? next, out (long Received, long Order) key))
        {
            next.IsQueued = false;
            if (!next.WantsThread)
                continue;
            _level = Math.Max(_level, key.Received);
            next.StartNext(_idle[--_idleCount]);
            Enqueue(next);
        }
    }

    private void Enqueue(CorePool pool)
    {
        if (pool.IsQueued || !pool.WantsThread)
            return;
        pool.IsQueued = true;
        pool.Received = Math.Max(pool.Received, _level);
        _waiting.Enqueue(pool, (pool.Received, _order++));
    }
}
