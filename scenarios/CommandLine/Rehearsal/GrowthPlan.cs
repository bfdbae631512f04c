using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>The sizes through which a network grows into another: one voter more each time, with its share of the other nodes, and at last the settings of the other.</summary>
/// <param name="From">Name of the first.</param>
/// <param name="To">Name of the last.</param>
/// <param name="Sizes">In their order, the network as it is first.</param>
internal sealed record GrowthPlan(string From, string To, IReadOnlyList<NetworkSize> Sizes)
{
    /// <summary>Most sizes of a plan: each is a run.</summary>
    public const int SizesMax = 100;

    /// <summary>The plan; what is in the way when there is none.</summary>
    public static (GrowthPlan? Plan, string Fault) Between(ExperimentDefinition start, ExperimentDefinition to)
    {
        int begin = Voters(start), end = Voters(to);
        if (end <= begin)
            return (null, $"it has {end} voters and {start.Name} has {begin}; a network with more voters was expected. Exchange the two, or name a larger one.");
        if (end - begin > SizesMax)
            return (null, $"it has {end - begin} voters more than {start.Name}, and each is a run; at most {SizesMax} were expected. Grow in two rehearsals.");
        List<NetworkSize> sizes = [new($"{begin} voters", start)];
        for (int voters = begin + 1; voters <= end; voters++)
        {
            Deployment before = sizes[^1].Experiment.Deployment;
            Deployment grown = voters == end ? to.Deployment : Mixed(start.Deployment, to.Deployment, (double)(voters - begin) / (end - begin));
            sizes.Add(new NetworkSize($"{voters} voters", start with { Deployment = grown }) { Joins = start.Workload.SubmitTo == NodeRole.Validator ? null : Newest(before, grown) });
        }
        sizes.Add(new NetworkSize($"{end} voters, settings of {to.Name}", to with { Seed = start.Seed, Workload = start.Workload }));
        return (new GrowthPlan(start.Name, to.Name, sizes), "");
    }

    /// <summary>A deployment on the way: containers are filled up in their order, and a container that gets a node is started again in its new shape.</summary>
    internal static Deployment Mixed(Deployment start, Deployment to, double share)
    {
        List<Container> containers = [];
        foreach (NodeRole role in Enum.GetValues<NodeRole>())
        {
            List<Container> old = [.. start.Containers.Where(c => c.Role == role)], grown = [.. to.Containers.Where(c => c.Role == role)];
            List<int> counts = Counts(old, grown, share);
            int node = 0;
            for (int i = 0; i < counts.Count; i++)
            {
                if (counts[i] == 0)
                    continue;
                Container shape = i < old.Count && (i >= grown.Count || counts[i] == old[i].Nodes.Count) ? old[i] : grown[i];
                int first = node + 1;
                containers.Add(shape with { Nodes = [.. Enumerable.Range(first, counts[i]).Select(k => new NodeId(role, k))], Processes = shape.Processes == 1 ? 1 : counts[i] });
                node += counts[i];
            }
        }
        List<Host> hosts = [.. to.Hosts, .. start.Hosts.Where(h => to.Hosts.All(t => t.Id != h.Id))];
        List<Reservation> reserved = [.. to.Infrastructure, .. start.Infrastructure.Where(r => to.Hosts.All(t => t.Id != r.Host))];
        return start with { Name = $"{start.Name}-to-{to.Name}", Containers = containers, Hosts = hosts, Infrastructure = reserved };
    }

    /// <summary>Nodes of each container of a role.</summary>
    private static List<int> Counts(List<Container> old, List<Container> grown, double share)
    {
        int begin = old.Sum(c => c.Nodes.Count), end = grown.Sum(c => c.Nodes.Count);
        int total = begin + (int)Math.Round((end - begin) * share, MidpointRounding.AwayFromZero);
        List<int> counts = [.. Enumerable.Range(0, Math.Max(old.Count, grown.Count)).Select(i => i < old.Count ? old[i].Nodes.Count : 0)];
        List<int> goal = [.. Enumerable.Range(0, counts.Count).Select(i => i < grown.Count ? grown[i].Nodes.Count : 0)];
        while (counts.Sum() < total && counts.Index().Any(c => c.Item < goal[c.Index]))
            counts[counts.Index().First(c => c.Item < goal[c.Index]).Index]++;
        while (counts.Sum() > total && counts.Index().Any(c => c.Item > goal[c.Index]))
            counts[counts.Index().Last(c => c.Item > goal[c.Index]).Index]--;
        return counts;
    }

    /// <summary>The last validator of the container that has more of them than before.</summary>
    private static NodeId? Newest(Deployment before, Deployment grown)
    {
        Dictionary<string, int> had = before.Containers.ToDictionary(c => c.Id, c => c.Nodes.Count, StringComparer.Ordinal);
        return grown.Containers.FirstOrDefault(c => c.Role == NodeRole.Validator && c.Nodes.Count > had.GetValueOrDefault(c.Id))?.Nodes[^1];
    }

    private static int Voters(ExperimentDefinition experiment) => experiment.Deployment.Nodes(NodeRole.Validator).Count();
}

/// <summary>A size of a network.</summary>
/// <param name="Name">What it is, for example <c>21 voters</c>.</param>
/// <param name="Experiment">The network.</param>
internal sealed record NetworkSize(string Name, ExperimentDefinition Experiment)
{
    /// <summary>The voter that joins under load to make this size; null: it is there from the beginning, since nothing is added or validators take transactions in themselves.</summary>
    public NodeId? Joins { get; init; }
}
