namespace Aurigraph.Measurement;

/// <summary>What the containers of one host used together.</summary>
public sealed record HostFigures
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>Hardware threads.</summary>
    public required int Cores { get; init; }

    /// <summary>How many containers run on it.</summary>
    public required int Containers { get; init; }

    /// <summary>Busy thread time over thread time inside the window, what infrastructure reserves included; 0 to 1.</summary>
    public required double CpuUtilisation { get; init; }

    /// <summary>Busy time of the NIC's sending side inside the window; 0 when unlimited.</summary>
    public required double EgressUtilisation { get; init; }

    /// <summary>Busy time of the NIC's receiving side inside the window; 0 when unlimited.</summary>
    public required double IngressUtilisation { get; init; }

    /// <summary>Busy time of the disk inside the window.</summary>
    public required double DiskUtilisation { get; init; }

    /// <summary>Memory of the machine.</summary>
    public required long Memory { get; init; }

    /// <summary>Most bytes held at one time, what infrastructure reserves included.</summary>
    public required long MemoryPeak { get; init; }
}
