using Aurigraph.Capacity.Study;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Search;

/// <summary>Every probe of a study. May be used by several threads at once; what it answers does not depend on the order in which probes came.</summary>
public sealed class ProbeLog
{
    private readonly Lock _lock = new();
    private readonly List<(ExperimentDefinition Scenario, Probe Probe)> _probes = [];

    /// <summary>How many probes there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _probes.Count;
        }
    }

    /// <summary>Virtual time of all of them, seconds.</summary>
    public double VirtualSeconds
    {
        get
        {
            lock (_lock)
                return _probes.Sum(p => p.Probe.VirtualSeconds);
        }
    }

    /// <summary>A hash over all their traces, 16 hex digits; the same in whatever order they ran.</summary>
    public string TraceHash
    {
        get
        {
            ulong hash = StableHash.Empty;
            lock (_lock)
            {
                foreach (string trace in _probes.Select(p => p.Probe.TraceHash).Order(StringComparer.Ordinal))
                    hash = StableHash.Mix(hash, unchecked((long)StableHash.Of(trace)));
            }
            return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Adds one.</summary>
    /// <param name="scenario">The scenario that was asked, costs as used.</param>
    /// <param name="probe">What was asked and answered.</param>
    public void Add(ExperimentDefinition scenario, Probe probe)
    {
        lock (_lock)
            _probes.Add((scenario, probe));
    }

    /// <summary>The probes of one scenario, this very object, with one seed, by rate.</summary>
    public IReadOnlyList<Probe> Of(ExperimentDefinition scenario, ulong seed)
    {
        lock (_lock)
            return [.. _probes.Where(p => ReferenceEquals(p.Scenario, scenario) && p.Probe.Seed == seed).Select(p => p.Probe).OrderBy(p => p.Rate)];
    }
}
