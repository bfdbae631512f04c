using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>A machine whose cores, memory, NIC and disk its containers share.</summary>
public sealed record Host
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }

    /// <summary>Hardware threads; at least 1.</summary>
    public required int Cores { get; init; }

    /// <summary>Memory of the machine.</summary>
    public required ByteCount Memory { get; init; }

    /// <summary>Its NIC, out and in each; null: that of the network.</summary>
    public Bandwidth? Nic { get; init; }

    /// <summary>Its disk; null: one as the cost table describes.</summary>
    public HostDisk? Disk { get; init; }

    /// <summary>What a hardware thread is worth beside its busy sibling: 1 for cores without siblings, some 0.6 to 0.65 for two threads a core. In (0, 1].</summary>
    public double SmtYield { get; init; } = 1;
}

/// <summary>The disk of a host.</summary>
/// <param name="Bandwidth">Throughput, reads and writes together; null: that of the cost table.</param>
/// <param name="SyncLatency">One durable write; null: that of the cost table.</param>
public sealed record HostDisk(Bandwidth? Bandwidth, Duration? SyncLatency);

/// <summary>Something beside the network's nodes that reserves a part of a host.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Host">Id of the host.</param>
/// <param name="Cores">Cores it keeps busy; not negative.</param>
/// <param name="Memory">Memory it holds.</param>
public sealed record Reservation(string Name, string Host, double Cores, ByteCount Memory);
