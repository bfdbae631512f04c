using Aurigraph.Units;

namespace Aurigraph.Simulation.Disk;

/// <summary>The counters of a disk at one instant.</summary>
public sealed record DiskUsage
{
    /// <summary>When.</summary>
    public required VirtualTime At { get; init; }

    /// <summary>Time it was busy since the start of the run.</summary>
    public required Duration Busy { get; init; }

    /// <summary>Bytes written since the start of the run.</summary>
    public required ByteCount BytesWritten { get; init; }

    /// <summary>Bytes read since the start of the run.</summary>
    public required ByteCount BytesRead { get; init; }

    /// <summary>Syncs since the start of the run; with group commit fewer than durable writes.</summary>
    public required long Syncs { get; init; }

    /// <summary>Operations the disk has done since the start of the run.</summary>
    public required long Completed { get; init; }

    /// <summary>Number of operations that waited, integrated over time since the start of the run.</summary>
    public required Duration WaitedArea { get; init; }

    /// <summary>Share of the time it was busy since an earlier snapshot, 0 to 1; 0 for an empty interval.</summary>
    public double UtilisationSince(DiskUsage earlier) => PerTime(Busy - earlier.Busy, earlier);

    /// <summary>Operations that waited since an earlier snapshot, averaged over time; 0 for an empty interval.</summary>
    public double MeanWaitingSince(DiskUsage earlier) => PerTime(WaitedArea - earlier.WaitedArea, earlier);

    private double PerTime(Duration part, DiskUsage earlier)
    {
        double whole = (At - earlier.At).Nanoseconds;
        return whole > 0 ? part.Nanoseconds / whole : 0;
    }
}
