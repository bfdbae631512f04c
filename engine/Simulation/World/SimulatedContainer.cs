using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Memory;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.World;

/// <summary>A container: cores, disk, memory and NIC that its nodes share. It dies, with all its nodes, when its memory limit is passed.</summary>
internal sealed class SimulatedContainer : IKernelEvent
{
    private readonly int _firstOnDisk;
    private readonly ByteCount _room;

    public SimulatedContainer(Kernel kernel, Container definition, ExperimentDefinition experiment, VirtualNetwork network, SimulatedHost? host)
    {
        Definition = definition;
        Host = host;
        Cores = host?.AddCores(definition, experiment.Costs) ?? new CorePool(kernel, CorePoolSettings.Of(definition, experiment.Costs));
        Disk = host?.Disk ?? new VirtualDisk(kernel, DiskSettings.Of(definition, experiment.Costs, experiment.Storage.Sync));
        Store = StoreModel.Of(experiment, definition);
        _firstOnDisk = host?.AddToDisk(definition) ?? 0;
        Memory = new ContainerMemory(kernel, ContainerMemorySettings.Of(definition, experiment.Deployment.OnMemoryLimit), this, host?.Memory);
        Network = network.AddContainer(definition.Id, Cores, host?.Network);
        _room = host is null ? definition.Memory : ByteCount.Min(definition.Memory, host.Memory.Unpromised);
        DoesNotFit = definition.FixedMemory > definition.Memory || host?.Memory.TryPromise(definition.FixedMemory) == false;
        if (experiment.Pauses is { } pauses)
            Pause(kernel, pauses, new SeededGenerator(experiment.Seed).Derive("pauses", definition.Nodes[0].Key));
    }

    /// <summary>Whose cores, disk, memory and NIC it shares; null: it has its own.</summary>
    public SimulatedHost? Host { get; }

    /// <summary>What the scenario says.</summary>
    public Container Definition { get; }

    /// <summary>Its cores; on a host, what it may use of the host's.</summary>
    public CorePool Cores { get; }

    /// <summary>Its disk, or its host's.</summary>
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

    /// <summary>Whether what is taken before the first transaction passes the limit, or what containers before it left of the host's memory: then
    /// nothing here ever starts.</summary>
    public bool DoesNotFit { get; }

    /// <summary>What it takes before the first transaction and what there is for it; null when it fits.</summary>
    public MemoryMisfit? Misfit => DoesNotFit ? new MemoryMisfit(Definition.Id, Definition.FixedMemory.Bytes, _room.Bytes) : null;

    /// <summary>A node's place on the disk.</summary>
    /// <param name="node">Its place in the container, from 0.</param>
    public int OnDisk(int node) => _firstOnDisk + node;

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

    private void Pause(Kernel kernel, RuntimePauses pauses, SeededGenerator generator)
    {
        for (int process = 0; process < Definition.Processes; process++)
            _ = new RuntimePauser(kernel, Cores, process, pauses, generator.Derive("process", process));
    }

    private MemoryByAccount FixedMemory(int parts)
    {
        long processes = Definition.Processes;
        return new MemoryByAccount(0, 0, 0, Definition.StateCache.Bytes * processes / parts, (Definition.WriteBuffer * Definition.WriteBuffers).Bytes * processes / parts, 0,
            (Definition.RuntimeBase + Definition.ThreadStack * Definition.Threads).Bytes * processes / parts);
    }
}
