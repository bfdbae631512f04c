using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>The counters of a core pool at one instant.</summary>
public sealed record CoreUsage
{
    /// <summary>When.</summary>
    public required VirtualTime At { get; init; }

    /// <summary>Cores that use is measured by: those it has, or those of its quota.</summary>
    public required double Cores { get; init; }

    /// <summary>Core time used since the start of the run.</summary>
    public required Duration Busy { get; init; }

    /// <summary>The same for each node of the container.</summary>
    public required IReadOnlyList<Duration> BusyByNode { get; init; }

    /// <summary>Number of pieces that waited, integrated over time since the start of the run: 3 that wait for 2 s make 6 s.</summary>
    public required Duration WaitedArea { get; init; }

    /// <summary>Messages and jobs completed since the start of the run.</summary>
    public required long Completed { get; init; }

    /// <summary>Context switches paid since the start of the run.</summary>
    public required long ContextSwitches { get; init; }

    /// <summary>Time it stood still by a quota since the start of the run.</summary>
    public Duration Throttled { get; init; } = Duration.Zero;

    /// <summary>Share of all core time that was used since an earlier snapshot, 0 to 1; 0 for an empty interval.</summary>
    public double UtilisationSince(CoreUsage earlier) => Share(Busy - earlier.Busy, earlier, Cores);

    /// <summary>Share of all core time that one node used since an earlier snapshot, 0 to 1; 0 for an empty interval.</summary>
    public double UtilisationSince(CoreUsage earlier, int node) => Share(BusyByNode[node] - earlier.BusyByNode[node], earlier, Cores);

    /// <summary>Pieces that waited since an earlier snapshot, averaged over time; 0 for an empty interval.</summary>
    public double MeanWaitingSince(CoreUsage earlier) => Share(WaitedArea - earlier.WaitedArea, earlier, 1);

    private double Share(Duration part, CoreUsage earlier, double of)
    {
        double whole = (double)(At - earlier.At).Nanoseconds * of;
        return whole > 0 ? part.Nanoseconds / whole : 0;
    }
}
