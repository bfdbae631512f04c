using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of a scenario.</summary>
internal static class ScenarioKeys
{
    /// <summary>The version of the format.</summary>
    public const string FormatName = "aurigraph.sim/1";

    public static readonly Key<string> Schema = new("schema", TextShape.Exactly(FormatName), "Name and version of the format.") { IsRequired = true };
    public static readonly Key<string> Name = new("name", TextShape.Name, "Names the output folder.") { IsRequired = true };
    public static readonly Key<string> Description = new("description", TextShape.Free, "What the experiment shows.") { DefaultNote = "empty" };
    public static readonly Key<ulong> Seed = new("seed", new SeedShape(), "Seeds every random draw; same file, same seed: same trace hash on every machine.") { Default = "42" };
    public static readonly Key<Duration> Warmup = new("warmup", Quantities.Time, "Run, but not counted in the results.") { Default = "5s" };
    public static readonly Key<Duration> Duration = new("duration", Quantities.Time.Positive(), "The measured window.") { Default = "30s" };
    public static readonly Key<Duration> Drain = new("drain", Quantities.Time, "After the load stops, the run ends when nothing is in flight and live nodes agree, or after this long.") { Default = "10s" };

    public static readonly Key<KeyValues> Deployment = new("deployment", new PartShape("deployments", "a deployment", DeploymentKeys.Group, DeploymentKeys.Name), "Containers and their nodes.") { IsRequired = true };
    public static readonly Key<KeyValues> Network = new("network", new PartShape("networks", "a network", NetworkKeys.Group, null), "Links between containers.") { Default = "lan-10g" };
    public static readonly Key<KeyValues> Consensus = new("consensus", ConsensusKeys.Group, "Settings of the consensus protocol.") { Default = "{}" };
    public static readonly Key<KeyValues> Batching = new("batching", NodeKeys.Batching, "A batch closes at the first of three limits.") { Default = "{}" };
    public static readonly Key<KeyValues> Mempool = new("mempool", NodeKeys.Mempool, "What one node admits.") { Default = "{}" };
    public static readonly Key<KeyValues> Node = new("node", NodeKeys.Node, "Threads and applying.") { Default = "{}" };
    public static readonly Key<KeyValues> Runtime = new("runtime", NodeKeys.Runtime, "The runtime of a process.") { Default = "{}" };
    public static readonly Key<KeyValues> Storage = new("storage", NodeKeys.Storage, "Durability and the state store.") { Default = "{}" };
    public static readonly Key<KeyValues> Crypto = new("crypto", NodeKeys.Crypto, "Signatures.") { Default = "{}" };
    public static readonly Key<KeyValues> Costs = new("costs", new PartShape("costs", "a cost table", CostKeys.Group, CostKeys.Name), "What each operation costs on one core, and what the disk does.") { Default = "reference" };
    public static readonly Key<KeyValues> Machine = new("machine", NodeKeys.Machine, "How the target differs from the machine the costs were measured on.") { Default = "{}" };
    public static readonly Key<KeyValues> Workload = new("workload", WorkloadKeys.Group, "The offered load.") { IsRequired = true };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Faults = new("faults", new ListShape<KeyValues>(FaultKeys.Shape, 0, 1_000), "Planned trouble; times are from the start of the run, warmup included.") { Default = "[]" };
    public static readonly Key<IReadOnlyList<ListItem<string>>> Thresholds = new("thresholds", new ListShape<string>(TextShape.Threshold, 0, 1_000), "What the result is held against: METRIC OP VALUE.") { Default = "[]" };

    public static readonly Key<bool> Checks = new("checks", new ChoiceShape<bool>(("on", true), ("off", false)), "Whether safety properties are checked while the experiment runs; figures and trace are the same either way.") { Default = "on" };
    public static readonly Key<KeyValues> Safety = new("safety", new GroupShape("the safety group", Checks), "How a run is watched.") { Default = "{}" };

    public static readonly Key<KeyValues> Live = new("live", LiveKeys.Group, "Where nodes listen when the scenario runs on real sockets; simulations do not look at it.") { DefaultNote = "a cluster on this machine alone" };

    public static readonly GroupShape Root = new("a scenario", Schema, Name, Description, Seed, Warmup, Duration, Drain, Deployment, Network, Consensus,
        Batching, Mempool, Node, Runtime, Storage, Crypto, Costs, Machine, Workload, Faults, Thresholds, Safety, Live);
}
