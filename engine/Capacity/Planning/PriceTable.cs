using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Planning;

/// <summary>What hardware costs, in euros a month. Only differences matter to a plan, and all of it is a guess: of the size of list prices of European
/// dedicated servers and clouds in 2025, rounded. Put your own prices in their place before money is spent.</summary>
public sealed record PriceTable
{
    /// <summary>The prices that plans use.</summary>
    public static PriceTable Reference { get; } = new();

    /// <summary>One core or hardware thread. Guess.</summary>
    public double Core { get; init; } = 8;

    /// <summary>A gigabyte of memory. Guess.</summary>
    public double Gigabyte { get; init; } = 2.5;

    /// <summary>NICs by class, rising: 1, 10, 25 and 100 Gbps, for each container or host. Guess.</summary>
    public IReadOnlyList<(Bandwidth Bandwidth, double Price)> Nics { get; init; } =
    [
        (Bandwidth.FromBitsPerSecond(1e9), 0), (Bandwidth.FromBitsPerSecond(10e9), 20), (Bandwidth.FromBitsPerSecond(25e9), 60), (Bandwidth.FromBitsPerSecond(100e9), 250),
    ];

    /// <summary>Disks by class, rising: bandwidth, one durable write, price. SATA and NVMe flash, two and four NVMe side by side. Guess.</summary>
    public IReadOnlyList<(Bandwidth Bandwidth, Duration Sync, double Price)> Disks { get; init; } =
    [
        (new Bandwidth(500e6), Duration.FromMicroseconds(200), 10), (new Bandwidth(2e9), Duration.FromMicroseconds(100), 35),
        (new Bandwidth(4e9), Duration.FromMicroseconds(100), 70), (new Bandwidth(8e9), Duration.FromMicroseconds(100), 140),
    ];

    /// <summary>What the machines of an experiment cost: its hosts, and containers that run on none.</summary>
    public double Of(ExperimentDefinition experiment)
    {
        double price = 0;
        foreach (Container container in experiment.Deployment.Containers.Where(c => c.Host is null))
            price += Machine(container.Cores, container.Memory, experiment.Network.Nic, experiment.Costs.DiskBandwidth);
        foreach (Host host in experiment.Deployment.Hosts)
            price += Machine(host.Cores, host.Memory, host.Nic ?? experiment.Network.Nic, host.Disk?.Bandwidth ?? experiment.Costs.DiskBandwidth);
        return price;
    }

    private double Machine(int cores, ByteCount memory, Bandwidth nic, Bandwidth disk) =>
        (cores * Core) + (memory.Bytes / 1e9 * Gigabyte) + NicPrice(nic) + DiskPrice(disk);

    /// <summary>The smallest class that has it; what is unlimited is not bought, and beyond the largest as many as are needed.</summary>
    private double NicPrice(Bandwidth nic) => nic.IsUnlimited ? 0 : Class(Nics.Select(n => (n.Bandwidth, n.Price)), nic);

    private double DiskPrice(Bandwidth disk) => disk.IsUnlimited ? 0 : Class(Disks.Select(d => (d.Bandwidth, d.Price)), disk);

    private static double Class(IEnumerable<(Bandwidth Bandwidth, double Price)> classes, Bandwidth wanted)
    {
        (Bandwidth Bandwidth, double Price) last = default;
        foreach ((Bandwidth Bandwidth, double Price) one in classes)
        {
            last = one;
            if (one.Bandwidth.BytesPerSecond >= wanted.BytesPerSecond)
                return one.Price;
        }
        return last.Price * Math.Ceiling(wanted.BytesPerSecond / last.Bandwidth.BytesPerSecond);
    }
}
