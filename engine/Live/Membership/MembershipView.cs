using Aurigraph.Units;

namespace Aurigraph.Live.Membership;

/// <summary>Who is up and who cannot be reached. For several threads.</summary>
internal sealed class MembershipView
{
    private readonly Lock _gate = new();
    private readonly SortedSet<NodeId> _up = [];
    private readonly SortedSet<NodeId> _unreachable = [];

    /// <summary>Members that are up.</summary>
    public IReadOnlyList<NodeId> Up
    {
        get
        {
            lock (_gate)
                return [.. _up];
        }
    }

    /// <summary>Members that cannot be reached.</summary>
    public IReadOnlyList<NodeId> Unreachable
    {
        get
        {
            lock (_gate)
                return [.. _unreachable];
        }
    }

    /// <summary>Nothing is known any more.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _up.Clear();
            _unreachable.Clear();
        }
    }

    /// <summary>The cluster says something of a member.</summary>
    public void Note(NodeId node, bool isUp, bool isReachable)
    {
        lock (_gate)
        {
            if (isUp)
                _up.Add(node);
            else
                _up.Remove(node);
            if (isUp && !isReachable)
                _unreachable.Add(node);
            else
                _unreachable.Remove(node);
        }
    }
}
