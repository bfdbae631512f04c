using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Links between places that do not exist. A network of the catalog may know more regions than a deployment uses.</summary>
internal static class LinkChecks
{
    /// <summary>Notes them.</summary>
    public static void Run(KeyValues root, Deployment deployment, ReadContext context)
    {
        if (!root.TryGet(ScenarioKeys.Network, out KeyValues? network))
            return;
        DeploymentNames names = new(deployment);
        List<string> regions = [.. deployment.Containers.Select(c => c.Region).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        List<string> known = [.. network.Readable(NetworkKeys.Regions).Select(r => r.Value), .. regions];
        foreach (KeyValues link in network.Readable(NetworkKeys.Links).Select(l => l.Value))
        {
            foreach (Key<string> end in new[] { NetworkKeys.From, NetworkKeys.To })
            {
                string place = link.Get(end);
                bool node = NodeId.TryParse(place, out _);
                if ((node && names.Has(place)) || known.Contains(place))
                    continue;
                if (node)
                    context.Faults.Add(link.At(end), link.PathOf(end), $"the deployment has no node `{place}`{names.Hint(place)}");
                else
                    context.Faults.Add(link.At(end), link.PathOf(end), $"`{place}` is neither a node nor a region of the deployment{NearestName.Hint(place, known)}{Regions(regions)}");
            }
            if (link.Get(NetworkKeys.From) == link.Get(NetworkKeys.To) && NodeId.TryParse(link.Get(NetworkKeys.From), out _))
                context.Faults.Add(link.At(NetworkKeys.To), link.PathOf(NetworkKeys.To), "the link leads from a node to itself");
        }
    }

    private static string Regions(List<string> regions) =>
        regions.Count == 0 ? " (no container names a region)" : $" (its regions: {NearestName.List(regions)})";
}
