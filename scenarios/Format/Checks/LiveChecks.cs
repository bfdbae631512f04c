using System.Globalization;
using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Addresses of nodes that do not exist, or at ports that do not.</summary>
internal static class LiveChecks
{
    private const int LastPort = 65_535;
    private const int More = LiveSettings.PortsPerNode - 1;

    /// <summary>Notes them.</summary>
    public static void Run(KeyValues root, Deployment deployment, ReadContext context)
    {
        if (!root.TryGet(ScenarioKeys.Live, out KeyValues? live))
            return;
        NodeId[] nodes = [.. deployment.AllNodes];
        if (live.TryGet(LiveKeys.BasePort, out int first) && first + (nodes.Length * LiveSettings.PortsPerNode) - 1 > LastPort)
            context.Faults.Add(live.At(LiveKeys.BasePort), live.PathOf(LiveKeys.BasePort), $"{nodes.Length} nodes with {LiveSettings.PortsPerNode} ports each do not fit between {first} and {LastPort}; take a lower port");
        var seen = new HashSet<NodeId>();
        foreach (ListItem<KeyValues> item in live.Readable(LiveKeys.Addresses))
        {
            if (item.Value.TryGet(LiveKeys.Node, out string? name))
            {
                if (!NodeId.TryParse(name, out NodeId id) || !nodes.Contains(id))
                    context.Faults.Add(item.Value.At(LiveKeys.Node), item.Value.PathOf(LiveKeys.Node), $"`{name}` is no node of the deployment");
                else if (!seen.Add(id))
                    context.Faults.Add(item.Value.At(LiveKeys.Node), item.Value.PathOf(LiveKeys.Node), $"`{name}` has an address already; remove one of them");
            }
            if (item.Value.TryGet(LiveKeys.At, out string? at) && int.Parse(at[(at.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture) is < 1 or > LastPort - More)
                context.Faults.Add(item.Value.At(LiveKeys.At), item.Value.PathOf(LiveKeys.At), $"a port from 1 to {LastPort - More} was expected, so that {More} more can follow");
        }
    }
}
