using Aurigraph.Experiment;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Memory;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.World;

/// <summary>A container: cores, disk, memory and NIC that its nodes share.</summary>
internal sealed class SimulatedContainer
{
    public SimulatedContainer(Kernel kernel, Container definition, ExperimentDefinition experiment, VirtualNetwork network)
    {
        Definition = definition;
        CostTable costs = experiment.Costs;
        int nodes = definition.Nodes.Count;
        Cores = new CorePool(kernel, new CorePoolSettings
        {
            Cores = definition.Cores,
            Quantum = costs.Quantum,
            ContextSwitch = new Units.Duration((long)Math.Round(costs.ContextSwitchNs)),
            ProcessOfNode = [.. Enumerable.Range(0, nodes).Select(i => definition.Processes == 1 ? 0 : i)],
            ThreadsPerProcess = definition.Threads,
        });
        Disk = new VirtualDisk(kernel, nodes, costs.DiskSyncLatency, costs.DiskBandwidth, experiment.Storage.Sync);
        Memory = new ContainerMemory(definition, experiment.Deployment.OnMemoryLimit);
        Network = network.AddContainer(definition.Id, Cores);
    }

    /// <summary>What the scenario says.</summary>
    public Container Definition { get; }

    /// <summary>Its cores.</summary>
    public CorePool Cores { get; }

    /// <summary>Its disk.</summary>
    public VirtualDisk Disk { get; }

    /// <summary>Its memory.</summary>
    public ContainerMemory Memory { get; }

    /// <summary>Its NIC and local lane.</summary>
    public NetworkContainer Network { get; }

    /// <summary>Its nodes, in order.</summary>
    public List<SimulatedNode> Nodes { get; } = [];

    /// <summary>How often it died for passing its memory limit.</summary>
    public int MemoryKills { get; set; }

    /// <summary>Whether what is taken before the first transaction passes the limit: then nothing here ever starts.</summary>
    public bool DoesNotFit => Definition.FixedMemory > Definition.Memory;
}
