using Aurigraph.Units;

namespace Aurigraph.Node.Observers;

/// <summary>Which validators feed observers, in the order in which observers take them round robin. The leader's NIC is the busiest, so its
/// container feeds nobody while there is another; the others' containers take turns, so that observers spread over NICs. Pure.</summary>
internal static class FeederOrder
{
    /// <summary>The validators that feed while a node leads; all of them when nobody is known to lead and there is no choice.</summary>
    public static IReadOnlyList<NodeId> For(NodeSettings settings, NodeId leader)
    {
        IReadOnlyList<NodeId> validators = settings.Validators;
        IReadOnlyList<int> containers = settings.ValidatorContainers;
        int leads = -1;
        for (int i = 0; i < validators.Count; i++)
        {
            if (validators[i] == leader)
                leads = containers[i];
        }
        var order = new List<(int Turn, int Container, NodeId Node)>();
        var turns = new Dictionary<int, int>();
        for (int i = 0; i < validators.Count; i++)
        {
            int turn = turns[containers[i]] = turns.GetValueOrDefault(containers[i]) + 1;
            order.Add((turn, containers[i], validators[i]));
        }
        order.Sort();
        NodeId[] elsewhere = [.. order.Where(o => o.Container != leads).Select(o => o.Node)];
        if (elsewhere.Length > 0)
            return elsewhere;
        NodeId[] others = [.. order.Where(o => o.Node != leader).Select(o => o.Node)];
        return others.Length > 0 ? others : validators;
    }
}
