using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>Who stands where, and who leads and feeds whom, in one experiment.</summary>
internal sealed class Layout
{
    private readonly Dictionary<string, int> _hosts = new(StringComparer.Ordinal);

    /// <summary>The layout with the first node of a container as leader.</summary>
    public Layout(ExperimentDefinition experiment, int leader)
    {
        Experiment = experiment;
        Containers = experiment.Deployment.Containers;
        Leader = leader;
        for (int i = 0; i < experiment.Deployment.Hosts.Count; i++)
            _hosts[experiment.Deployment.Hosts[i].Id] = i;
        int machines = experiment.Deployment.Hosts.Count;
        Machine = new int[Containers.Count];
        for (int c = 0; c < Containers.Count; c++)
            Machine[c] = Containers[c].Host is { } host ? _hosts[host] : machines++;
        Machines = machines;
        Origins = OriginLoad.Shares(experiment);
        Validators = [.. Containers.Select(c => c.Role == NodeRole.Validator ? c.Nodes.Count : 0)];
        Feeds = MakeFeeds();
    }

    /// <summary>The experiment.</summary>
    public ExperimentDefinition Experiment { get; }

    /// <summary>Its containers, in deployment order.</summary>
    public IReadOnlyList<Container> Containers { get; }

    /// <summary>The machine of each container: its host, or one of its own. Hosts come first.</summary>
    public int[] Machine { get; }

    /// <summary>How many machines there are.</summary>
    public int Machines { get; }

    /// <summary>Container of the leader.</summary>
    public int Leader { get; }

    /// <summary>Validators in each container.</summary>
    public int[] Validators { get; }

    /// <summary>All validators.</summary>
    public int ValidatorCount => Validators.Sum();

    /// <summary>Admitting nodes with their containers and shares.</summary>
    public (NodeId Node, int Container, double Share)[] Origins { get; }

    /// <summary>How many nodes of an observing container follow validators of a feeding container.</summary>
    public SortedDictionary<(int From, int To), int> Feeds { get; }

    /// <summary>The host of a machine; null when it is a container that runs on none.</summary>
    public Host? HostOf(int machine) => machine < Experiment.Deployment.Hosts.Count ? Experiment.Deployment.Hosts[machine] : null;

    /// <summary>The name of a machine.</summary>
    public string NameOf(int machine) => HostOf(machine)?.Id ?? Containers[Array.IndexOf(Machine, machine)].Id;

    /// <summary>NIC of a machine, each way.</summary>
    public Bandwidth NicOf(int machine) => HostOf(machine)?.Nic ?? Experiment.Network.Nic;

    /// <summary>Disk of a machine.</summary>
    public (double BytesPerSecond, double SyncSeconds) DiskOf(int machine)
    {
        HostDisk? disk = HostOf(machine)?.Disk;
        return ((disk?.Bandwidth ?? Experiment.Costs.DiskBandwidth).BytesPerSecond, (disk?.SyncLatency ?? Experiment.Costs.DiskSyncLatency).Seconds);
    }

    /// <summary>Whether two containers share a machine, so that traffic between them does not touch a NIC.</summary>
    public bool IsLocal(int from, int to) => Machine[from] == Machine[to];

    /// <summary>The link between two containers on different machines.</summary>
    public LinkModel Link(int from, int to) => Experiment.Network.Between(
        Containers[from].Nodes[0].ToString(), Containers[from].Region, Containers[to].Nodes[0].ToString(), Containers[to].Region);

    /// <summary>Mean latency from one container to another, seconds.</summary>
    public double Latency(int from, int to) => (IsLocal(from, to) ? Experiment.Network.Local.Latency : Link(from, to).Latency).Mean.Seconds;

    /// <summary>Mean latency there and back, seconds.</summary>
    public double RoundTrip(int from, int to) => Latency(from, to) + Latency(to, from);

    /// <summary>Containers whose places differ in what bounds a leader there, one of each kind.</summary>
    public static IReadOnlyList<int> LeaderKinds(ExperimentDefinition experiment) =>
        [.. experiment.Deployment.Containers.Select((c, i) => (Container: c, Index: i)).Where(c => c.Container.Role == NodeRole.Validator)
            .DistinctBy(c => (c.Container.Host, c.Container.Cores, c.Container.Nodes.Count, c.Container.Region, c.Container.CpuLimit)).Select(c => c.Index).Take(16)];

    /// <summary>Observers take validators of other containers than the leader's in turn, one of each container before a second; where there are
    /// none, other validators; where there are none, the leader.</summary>
    private SortedDictionary<(int From, int To), int> MakeFeeds()
    {
        List<(int Turn, int Container)> feeders = [];
        for (int c = 0; c < Containers.Count; c++)
        {
            for (int turn = c == Leader ? 1 : 0; turn < Validators[c]; turn++)
                feeders.Add((turn, c));
        }
        feeders.Sort();
        List<(int Turn, int Container)> elsewhere = [.. feeders.Where(f => f.Container != Leader)];
        if (elsewhere.Count > 0)
            feeders = elsewhere;
        if (feeders.Count == 0)
            feeders.Add((0, Leader));
        SortedDictionary<(int From, int To), int> feeds = [];
        int place = 0;
        foreach ((NodeId _, int container) in Containers.SelectMany((c, i) => c.Nodes.Select(n => (Node: n, Container: i)))
            .Where(o => o.Node.Role != NodeRole.Validator && Containers[o.Container].Follow != StreamContent.None).OrderBy(o => o.Node))
        {
            (int, int) feed = (feeders[place++ % feeders.Count].Container, container);
            feeds[feed] = feeds.GetValueOrDefault(feed) + 1;
        }
        return feeds;
    }
}
