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
    private readonly List<(NodeId Node, VirtualTime Since)> _open = [];

    /// <summary>Who is to vote, in order.</summary>
    public IReadOnlyList<NodeId> Wanted => [.. _wanted];

    /// <summary>Validators that have not joined yet, or have left.</summary>
    public IReadOnlySet<NodeId> Outside => _outside;

    /// <summary>Whether any change was asked for.</summary>
    public bool IsChanged => _open.Count + _done.Count > 0;

    /// <summary>Changes, from when they were asked for until they took effect; one that has not ends beyond all times.</summary>
    public IEnumerable<FaultSpan> Spans => [.. _done, .. _open.Select(o => new FaultSpan(Text(o.Node), o.Since.Milliseconds, double.MaxValue))];

    /// <summary>A validator is to join.</summary>
    public void Join(NodeId node, VirtualTime now)
    {
        _outside.Remove(node);
        _wanted.Add(node);
        _open.Add((node, now));
    }

    /// <summary>A voter is to leave.</summary>
    public void Leave(NodeId node, VirtualTime now)
    {
        _wanted.Remove(node);
        _open.Add((node, now));
    }

    /// <summary>Others vote than before.</summary>
    /// <param name="now">Who votes now.</param>
    /// <param name="at">Since when.</param>
    /// <returns>Who was to leave and has: it is to be stopped.</returns>
    public IReadOnlyList<NodeId> OnVoters(IReadOnlyList<NodeId> now, VirtualTime at)
    {
        List<NodeId> left = [];
        foreach ((NodeId node, VirtualTime since) in _open.Where(o => now.Contains(o.Node) == _wanted.Contains(o.Node)).ToList())
        {
            _open.Remove((node, since));
            _done.Add(new FaultSpan(Text(node), since.Milliseconds, at.Milliseconds));
            if (!_wanted.Contains(node) && _outside.Add(node))
                left.Add(node);
        }
        return left;
    }

    private string Text(NodeId node) => $"{node} {(_wanted.Contains(node) ? "joins" : "leaves")}";
}
