using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Advice;

/// <summary>Regions that the deployment and the network do not share.</summary>
internal static class NetworkAdvice
{
    /// <summary>Warns of them.</summary>
    public static void Give(ExperimentDefinition experiment, WarningList warnings)
    {
        SortedSet<string> linked = new(StringComparer.Ordinal);
        foreach (LinkRule link in experiment.Network.Links)
        {
            foreach (string place in new[] { link.From, link.To }.Where(p => !NodeId.TryParse(p, out _)))
                linked.Add(place);
        }
        if (linked.Count == 0)
            return;
        string known = string.Join(", ", linked);
        foreach (IGrouping<string?, Container> group in experiment.Deployment.Containers.Where(c => c.Region is null || !linked.Contains(c.Region)).GroupBy(c => c.Region))
        {
            string names = group.Count() == 1 ? group.First().Id : $"{group.First().Id} and {group.Count() - 1} more containers";
            string why = group.Key is null ? "name no region" : $"stand in {group.Key}, for which the network has no link";
            warnings.When(true, "network.region-without-links", $"{names} {why}; the default link serves them (regions of the network: {known}).");
        }
    }
}
