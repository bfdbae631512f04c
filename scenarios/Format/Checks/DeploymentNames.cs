using Aurigraph.Experiment;
using Aurigraph.Scenarios.Building;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>The names of nodes and containers that a deployment has.</summary>
internal sealed class DeploymentNames
{
    private readonly Dictionary<string, IReadOnlyList<string>> _nodes = [];
    private readonly List<string> _names = [];
    private readonly (string Role, int Nodes, int Containers)[] _roles;

    /// <summary>Collects them.</summary>
    public DeploymentNames(Deployment deployment)
    {
        foreach (Container container in deployment.Containers)
        {
            string[] nodes = [.. container.Nodes.Select(n => n.ToString())];
            Add(container.Id, nodes);
            foreach (string node in nodes)
                Add(node, [node]);
        }
        _roles = [.. new[] { NodeRole.Validator, NodeRole.Business, NodeRole.Slim }
            .Select(role => (DeploymentBuilder.RoleName(role), deployment.Nodes(role).Count(), deployment.Containers.Count(c => c.Role == role)))
            .Where(r => r.Item2 > 0)];
    }

    /// <summary>Whether a node or container has the name.</summary>
    public bool Has(string name) => _nodes.ContainsKey(name);

    /// <summary>The nodes that a node's or container's name stands for; the name itself when it is neither.</summary>
    public IReadOnlyList<string> NodesOf(string name) => _nodes.GetValueOrDefault(name, [name]);

    /// <summary>What to say of a name that is not there: the nearest name, and the range of names of its role, or of all.</summary>
    public string Hint(string name)
    {
        (string Role, int Nodes, int Containers)[] roles = [.. _roles.Where(r => name.StartsWith(r.Role, StringComparison.Ordinal))];
        string near = roles.Length > 0 ? "" : NearestName.Hint(name, _names);
        IEnumerable<string> ranges = (roles.Length > 0 ? roles : _roles).Select(r => $"{Range(r.Role, r.Nodes)}, {Range(r.Role + "-container", r.Containers)}");
        return $"{near} (it has {string.Join(", ", ranges)})";

        static string Range(string prefix, int count) => count == 1 ? $"`{prefix}-1`" : $"`{prefix}-1` to `{prefix}-{count}`";
    }

    private void Add(string name, IReadOnlyList<string> nodes)
    {
        _nodes[name] = nodes;
        _names.Add(name);
    }
}
