using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Changes of members that cannot be: of nodes that do not vote, twice, or with nobody left.</summary>
internal sealed class MemberChecks(Deployment deployment, ReadContext context)
{
    private readonly DeploymentNames _names = new(deployment);
    private readonly Dictionary<NodeId, Duration> _joins = [];
    private readonly Dictionary<NodeId, Duration> _leaves = [];

    /// <summary>Notes all such faults.</summary>
    public static void Run(KeyValues root, Deployment? deployment, ReadContext context)
    {
        if (deployment is not null)
            new MemberChecks(deployment, context).Run(root);
    }

    private void Run(KeyValues root)
    {
        KeyValues[] changes = [.. root.Readable(ScenarioKeys.Faults).Select(f => f.Value)
            .Where(f => VariantShape.Is(f, FaultKeys.JoinGroup) || VariantShape.Is(f, FaultKeys.LeaveGroup))];
        foreach (KeyValues change in changes.Where(c => c.Has(FaultKeys.At)).OrderBy(c => c.Get(FaultKeys.At)))
            Change(change, VariantShape.Is(change, FaultKeys.JoinGroup));
        if (changes.Length == 0)
            return;
        NodeId[] validators = [.. deployment.Nodes(NodeRole.Validator)];
        if (validators.All(_joins.ContainsKey))
            Add(changes[0], FaultKeys.At, "every validator joins later, and nobody votes at the beginning; take one of them out of `faults`");
        if (validators.All(_leaves.ContainsKey))
            Add(changes[^1], FaultKeys.At, "every validator leaves, and nobody votes at the end; take one of them out of `faults`");
        if (root.TryGet(ScenarioKeys.Workload, out KeyValues? workload) && workload.TryGet(WorkloadKeys.SubmitTo, out NodeRole admits) && admits == NodeRole.Validator)
            Add(changes[0], FaultKeys.At, "validators take transactions in (`workload.submitTo: validator`), also those that are no members; members change where another role takes them in");
    }

    private void Change(KeyValues change, bool joins)
    {
        Key<string> key = joins ? FaultKeys.Join : FaultKeys.Leave;
        string name = change.Get(key);
        Duration at = change.Get(FaultKeys.At);
        if (!NodeId.TryParse(name, out NodeId node) || node.Role != NodeRole.Validator)
            Add(change, key, $"`{name}` is no validator; validators alone vote, such as `validator-1`");
        else if (!_names.Has(name))
            Add(change, key, $"the deployment has no node `{name}`{_names.Hint(name)}");
        else if (joins && _leaves.TryGetValue(node, out Duration left))
            Add(change, key, $"`{name}` leaves at {left}, before it is to join; a validator that left does not come back");
        else if (!(joins ? _joins : _leaves).TryAdd(node, at))
            Add(change, key, $"`{name}` {(joins ? "joins" : "leaves")} twice; once was expected");
    }

    private void Add(KeyValues values, Key key, string message) => context.Faults.Add(values.At(key), values.PathOf(key), message);
}
