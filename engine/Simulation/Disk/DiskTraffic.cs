namespace Aurigraph.Simulation.Disk;

/// <summary>What a disk is asked for; the kinds take turns.</summary>
internal enum DiskTraffic
{
    /// <summary>Writes to be durable.</summary>
    Durable = 0,

    /// <summary>Reads that something waits for.</summary>
    Read = 1,

    /// <summary>What goes on behind: flushes and merges of the state store, archives.</summary>
    Background = 2,
}
