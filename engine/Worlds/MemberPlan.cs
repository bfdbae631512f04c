using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Worlds;

/// <summary>Who is to vote as an experiment goes on, who stands outside, and how long each change took. The same in both worlds.</summary>
/// <param name="voters">Who votes at the beginning.</param>
/// <param name="joining">Who is to join later.</param>
public sealed class MemberPlan(IEnumerable<NodeId> voters, IEnumerable<NodeId> joining)
{
    private readonly SortedSet<NodeId> _wanted = [.. voters];
    private readonly SortedSet<NodeId> _outside = [.. joining];
    private readonly List<FaultSpan> _done = [];
    private readonly List<(NodeId Node, bool Joins, VirtualTime Since)> _open = [];

    /// <summary>Who is to vote, in order.</summary>
    public IReadOnlyList<NodeId> Wanted => [.. _wanted];

    /// <summary>Validators that have not joined yet, or have left.</summary>
    public IReadOnlySet<NodeId> Outside => _outside;

    /// <summary>Whether any change was asked for.</summary>
    public bool IsChanged => _open.Count + _done.Count > 0;

    /// <summary>Changes, from when they were asked for until they took effect; one that has not ends beyond all times.</summary>
    public IEnumerable<FaultSpan> Spans => [.. _done, .. _open.Select(o => new FaultSpan(Text(o.Node, o.Joins), o.Since.Milliseconds, double.MaxValue))];

    /// <summary>A validator is to join.</summary>
    public void Join(NodeId node, VirtualTime now)
    {
        _outside.Remove(node);
        _wanted.Add(node);
        _open.Add((node, true, now));
    }

    /// <summary>A voter is to leave; also one that has not come to vote yet.</summary>
    public void Leave(NodeId node, VirtualTime now)
    {
        _wanted.Remove(node);
        Close(o => o.Node == node, now);
        _open.Add((node, false, now));
    }

    /// <summary>Other members are in force, or others wanted.</summary>
    /// <param name="voters">Who votes now.</param>
    /// <param name="members">Who votes or learns now.</param>
    /// <param name="now">The time.</param>
    /// <returns>Who was to leave and has: it is to be stopped.</returns>
    public IReadOnlyList<NodeId> Settle(IReadOnlyList<NodeId> voters, IReadOnlyList<NodeId> members, VirtualTime now)
    {
        NodeId[] left = [.. _open.Where(o => !o.Joins && !members.Contains(o.Node)).Select(o => o.Node)];
        Close(o => o.Joins ? voters.Contains(o.Node) : left.Contains(o.Node), now);
        _outside.UnionWith(left);
        return left;
    }

    private void Close(Func<(NodeId Node, bool Joins, VirtualTime Since), bool> isOver, VirtualTime now)
    {
        foreach ((NodeId Node, bool Joins, VirtualTime Since) change in _open.Where(isOver).ToList())
        {
            _open.Remove(change);
            _done.Add(new FaultSpan(Text(change.Node, change.Joins), change.Since.Milliseconds, now.Milliseconds));
        }
    }

    private static string Text(NodeId node, bool joins) => $"{node} {(joins ? "joins" : "leaves")}";
}
