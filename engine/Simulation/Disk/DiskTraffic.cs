namespace Aurigraph.Simulation.Disk;

/// <summary>What a disk is asked for; the kinds take turns.</summary>
internal enum DiskTraffic
{
    /// <summary>Writes to be durable.</summary>
    Durable = 0,

    /// <summary>Reads.</summary>
    Read = 1,

    /// <summary>Writes nobody waits for: the state store's.</summary>
    Background = 2,
}
