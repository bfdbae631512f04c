using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>Adds up how long something waited.</summary>
internal struct WaitClock
{
    private long _totalNs;
    private long _sinceNs;
    private bool _runs;

    /// <summary>The wait begins, unless it already has.</summary>
    internal void Start(VirtualTime now)
    {
        if (_runs)
            return;
        _runs = true;
        _sinceNs = now.Nanoseconds;
    }

    /// <summary>The wait is over, if there was one.</summary>
    internal void Stop(VirtualTime now)
    {
        if (!_runs)
            return;
        _runs = false;
        _totalNs += now.Nanoseconds - _sinceNs;
    }

    /// <summary>All waits until now, one under way included.</summary>
    internal readonly Duration Total(VirtualTime now) => new(_runs ? _totalNs + now.Nanoseconds - _sinceNs : _totalNs);
}
