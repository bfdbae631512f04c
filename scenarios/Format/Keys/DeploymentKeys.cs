using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of a deployment.</summary>
internal static class DeploymentKeys
{
    /// <summary>Nodes of one experiment.</summary>
    public const int MaxNodes = 2_000;

    public static readonly ChoiceShape<NodeRole> Roles = new(("validator", NodeRole.Validator), ("business", NodeRole.Business), ("slim", NodeRole.Slim));

    public static readonly Key<ByteCount> Cache = new("cache", Quantities.Size, "Instead of `storage.cache`.") { DefaultNote = "that of `storage`" };
    public static readonly Key<ByteCount> WriteBuffer = new("writeBuffer", Quantities.Size, "Instead of `storage.writeBuffer`.") { DefaultNote = "that of `storage`" };
    public static readonly Key<int> WriteBuffers = new("writeBuffers", Quantities.Integer.Between(1, 64), "Instead of `storage.writeBuffers`.") { DefaultNote = "that of `storage`" };
    public static readonly Key<ByteCount> RuntimeBase = new("base", Quantities.Size, "Instead of `runtime.base`.") { DefaultNote = "that of `runtime`" };
    public static readonly Key<int> Threads = new("threads", Quantities.Count.Between(1, 65_536), "Instead of `node.threads`.") { DefaultNote = "that of `node`" };
    public static readonly Key<ByteCount> ThreadStack = new("threadStack", Quantities.Size.AtMost(new ByteCount(1_000_000_000)), "Instead of `node.threadStack`.") { DefaultNote = "that of `node`" };

    public static readonly Key<NodeRole> Role = new("role", Roles, "The role of all its nodes.") { IsRequired = true };
    public static readonly Key<int> Count = new("count", Quantities.Integer.Between(1, MaxNodes), "How many such containers.") { Default = "1" };
    public static readonly Key<int> Nodes = new("nodes", Quantities.Integer.Between(1, MaxNodes), "Nodes in each.") { Default = "1" };
    public static readonly Key<int> Cores = new("cores", Quantities.Integer.Between(1, 1_024), "Cores of each, shared by its nodes.") { IsRequired = true };
    public static readonly Key<ByteCount> Memory = new("memory", Quantities.Size.Positive(), "Memory limit of each.") { IsRequired = true };
    public static readonly Key<string> Region = new("region", TextShape.Region, "Where it stands, for the links of the network.");
    public static readonly Key<string> Host = new("host", TextShape.Name, "The host it runs on, by its `id`.") { DefaultNote = "it shares nothing" };
    public static readonly Key<CpuLimit> CpuLimit = new("cpuLimit", new ChoiceShape<CpuLimit>(("pinned", Experiment.CpuLimit.Pinned), ("quota", Experiment.CpuLimit.Quota)), "How the cores are bounded: so many and no others, or so many core seconds a second on any core of the host, in periods of `quotaPeriod`.") { Default = "pinned" };
    public static readonly Key<StreamContent> Follow = new("follow", new ChoiceShape<StreamContent>(("full", StreamContent.Full), ("headers", StreamContent.Headers), ("none", StreamContent.None)), "What slim nodes keep of the committed stream.") { DefaultNote = "`full`" };
    public static readonly Key<KeyValues> Storage = new("storage", new GroupShape("the storage of a container", Cache, WriteBuffer, WriteBuffers) { Flow = true }, "Memory of the state store in these containers.");
    public static readonly Key<KeyValues> Runtime = new("runtime", new GroupShape("the runtime of a container", RuntimeBase) { Flow = true }, "Runtime of these containers.");
    public static readonly Key<KeyValues> Node = new("node", new GroupShape("the node settings of a container", Threads, ThreadStack) { Flow = true }, "Threads of these containers.");
    public static readonly GroupShape Container = new("a container", Role, Count, Nodes, Cores, Memory, Region, Host, CpuLimit, Follow, Storage, Runtime, Node) { Flow = true };

    public static readonly Key<string> Name = new("name", TextShape.Name, "Shown in the report.") { DefaultNote = "the catalog's or the file's name, or `inline`" };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Hosts = new("hosts", new ListShape<KeyValues>(HostKeys.Host, 1, HostKeys.MaxHosts), "Hosts whose cores, memory, NIC and disk containers share.") { DefaultNote = "none" };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Containers = new("containers", new ListShape<KeyValues>(Container, 1, MaxNodes), "In deployment order; nodes and containers are numbered within their role.") { IsRequired = true };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Infrastructure = new("infrastructure", new ListShape<KeyValues>(HostKeys.Reservation, 1, HostKeys.MaxReservations), "What else runs on hosts; it reserves cores and memory and does nothing.") { DefaultNote = "none" };
    public static readonly Key<bool> ProcessPerNode = new("process", new ChoiceShape<bool>(("container", false), ("node", true)), "Whether the nodes of a container share one process (runtime, threads, cache, write buffers) or have one each.") { Default = "container" };
    public static readonly Key<Duration> QuotaPeriod = new("quotaPeriod", Quantities.Time.Between(Duration.FromMilliseconds(1), Duration.FromMilliseconds(1_000)), "Period of a CPU quota.") { Default = "100ms" };
    public static readonly Key<MemoryLimitAction> OnMemoryLimit = new("onMemoryLimit", new ChoiceShape<MemoryLimitAction>(("kill", MemoryLimitAction.Kill), ("reject", MemoryLimitAction.Reject)), "What happens when a container passes its limit.") { Default = "kill" };

    public static readonly GroupShape Group = new("a deployment", Name, Hosts, Containers, Infrastructure, ProcessPerNode, QuotaPeriod, OnMemoryLimit);
}
