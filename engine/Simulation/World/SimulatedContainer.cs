using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Memory;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.World;

/// <summary>A container: cores, disk, memory and NIC that its nodes share. It dies, with all its nodes, when its memory limit is passed.</summary>
internal sealed class SimulatedContainer : IKernelEvent
{
    public SimulatedContainer(Kernel kernel, Container definition, ExperimentDefinition experiment, VirtualNetwork network)
    {
        Definition = definition;
        Cores = new CorePool(kernel, CorePoolSettings.Of(definition, experiment.Costs));
        Disk = new VirtualDisk(kernel, DiskSettings.Of(definition, experiment.Costs, experiment.Storage.Sync));
        Store = StoreModel.Of(experiment, definition);
        Memory = new ContainerMemory(kernel, ContainerMemorySettings.Of(definition, experiment.Deployment.OnMemoryLimit), this);
        Network = network.AddContainer(definition.Id, Cores);
    }

    /// <summary>What the scenario says.</summary>
    public Container Definition { get; }

    /// <summary>Its cores.</summary>
    public CorePool Cores { get; }

    /// <summary>Its disk.</summary>
    public VirtualDisk Disk { get; }

    /// <summary>What the state store of each of its nodes costs.</summary>
    public StoreModel Store { get; }

    /// <summary>Its memory.</summary>
    public ContainerMemory Memory { get; }

    /// <summary>Its NIC and local lane.</summary>
    public NetworkContainer Network { get; }

    /// <summary>Its nodes, in order.</summary>
    public List<SimulatedNode> Nodes { get; } = [];

    /// <summary>How often it died for passing its memory limit.</summary>
    public int MemoryKills { get; private set; }

    /// <summary>Whether what is taken before the first transaction passes the limit: then nothing here ever starts.</summary>
    public bool DoesNotFit => Definition.FixedMemory > Definition.Memory;

    /// <summary>What its memory held at most; of a container that never started, what it would have needed.</summary>
    public MemoryByAccount PeakMemory => DoesNotFit ? FixedMemory(1) : Memory.Peak.Split;

    /// <summary>What one of its nodes held at most, its share of the process included.</summary>
    public MemoryByAccount PeakMemoryOf(int node) => DoesNotFit ? FixedMemory(Nodes.Count) : Memory.PeakOf(node).Split;

    /// <summary>Starts its processes and nodes; one that does not fit is killed at once.</summary>
    public void Start()
    {
        if (DoesNotFit)
        {
            MemoryKills++;
            return;
        }
        for (int process = 0; process < Definition.Processes; process++)
            Memory.TryTakeFixed(process, Definition);
    }

    /// <summary>The memory limit was passed.</summary>
    public void Fire(long argument)
    {
        MemoryKills++;
        foreach (SimulatedNode node in Nodes)
            node.Crash();
    }

    private MemoryByAccount FixedMemory(int parts)
    {
        long processes = Definition.Processes;
        return new MemoryByAccount(0, 0, 0, Definition.StateCache.Bytes * processes / parts, (Definition.WriteBuffer * Definition.WriteBuffers).Bytes * processes / parts, 0,
            (Definition.RuntimeBase + Definition.ThreadStack * Definition.Threads).Bytes * processes / parts);
    }
}
