using Aurigraph.Experiment;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Memory;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.World;

/// <summary>A machine whose cores, disk, memory and NIC its containers share; infrastructure has taken its part already.</summary>
internal sealed class SimulatedHost
{
    private readonly Kernel _kernel;
    private readonly Deployment _deployment;
    private readonly int _quotas;
    private int _disks;
    private int _quotasMade;

    public SimulatedHost(Kernel kernel, Host definition, ExperimentDefinition experiment, VirtualNetwork network)
    {
        _kernel = kernel;
        _deployment = experiment.Deployment;
        Definition = definition;
        Container[] containers = [.. _deployment.Containers.Where(c => c.Host == definition.Id)];
        _quotas = containers.Count(c => c.CpuLimit == CpuLimit.Quota);
        Cores = new HostCores(HostCoresSettings.Of(definition, _deployment));
        Disk = new VirtualDisk(kernel, DiskSettings.Of(definition, Math.Max(1, containers.Sum(c => c.Nodes.Count)), experiment.Costs, experiment.Storage.Sync));
        ByteCount reserved = new(_deployment.Infrastructure.Where(r => r.Host == definition.Id).Sum(r => r.Memory.Bytes));
        Memory = new HostMemory(definition.Memory - reserved);
        Network = network.AddHost(definition.Id, definition.Nic);
    }

    /// <summary>What the scenario says.</summary>
    public Host Definition { get; }

    /// <summary>Its hardware threads.</summary>
    public HostCores Cores { get; }

    /// <summary>Its disk.</summary>
    public VirtualDisk Disk { get; }

    /// <summary>Its memory.</summary>
    public HostMemory Memory { get; }

    /// <summary>Its NIC and local lane.</summary>
    public NetworkHost Network { get; }

    /// <summary>The cores of a container on it. The periods of quotas begin spread evenly over one: on a real machine each begins when its container
    /// first ran.</summary>
    public CorePool AddCores(Container container, CostTable costs)
    {
        double phase = container.CpuLimit == CpuLimit.Quota ? (double)_quotasMade++ / _quotas : 0;
        return new CorePool(_kernel, CorePoolSettings.Of(container, costs, Cores.Threads, _deployment.QuotaPeriod, phase), Cores);
    }

    /// <summary>Places for a container's nodes on the disk; the first of them.</summary>
    public int AddToDisk(Container container)
    {
        int first = _disks;
        _disks += container.Nodes.Count;
        return first;
    }
}
