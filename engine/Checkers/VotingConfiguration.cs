using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>Who decides: a quorum of the voters, and while one set of voters gives way to another a quorum of both (Raft paper, section 6).</summary>
public sealed class VotingConfiguration
{
    private readonly NodeId[] _voters;
    private readonly NodeId[] _outgoing;

    /// <summary>Names the voters.</summary>
    /// <param name="voters">The voters; at least one.</param>
    /// <param name="rule">Which share of them decides.</param>
    /// <param name="outgoing">The voters that they replace, while both decide together; empty otherwise.</param>
    /// <exception cref="ArgumentException">There is no voter.</exception>
    public VotingConfiguration(IEnumerable<NodeId> voters, QuorumRule rule, IEnumerable<NodeId>? outgoing = null)
    {
        ArgumentNullException.ThrowIfNull(voters);
        _voters = [.. voters.Order()];
        _outgoing = [.. (outgoing ?? []).Order()];
        Rule = rule;
        if (_voters.Length == 0)
            throw new ArgumentException("A configuration without voters can decide nothing; name at least one.", nameof(voters));
    }

    /// <summary>The voters, in the order of their names.</summary>
    public IReadOnlyList<NodeId> Voters => _voters;

    /// <summary>The voters that they replace while both decide; else empty.</summary>
    public IReadOnlyList<NodeId> Outgoing => _outgoing;

    /// <summary>Which share of a set decides.</summary>
    public QuorumRule Rule { get; }

    /// <summary>Whether two sets decide together.</summary>
    public bool IsJoint => _outgoing.Length > 0;

    /// <summary>The first validators of a deployment.</summary>
    public static VotingConfiguration Of(int voters, QuorumRule rule) => new(Enumerable.Range(1, voters).Select(NodeId.Validator), rule);

    /// <summary>Whether the nodes for which something holds make a quorum, of both sets where there are two.</summary>
    public bool IsQuorum(Func<NodeId, bool> holds) => IsQuorumOf(_voters, holds) && (!IsJoint || IsQuorumOf(_outgoing, holds));

    /// <summary>How many of those that decide satisfy a condition, and how many there are.</summary>
    public (int Holders, int Voters) Count(Func<NodeId, bool> holds)
    {
        NodeId[] all = [.. _voters.Union(_outgoing)];
        return (all.Count(holds), all.Length);
    }

    /// <summary>Whether every quorum of this configuration shares a node with every quorum of another: then the two never decide apart.</summary>
    public bool Overlaps(VotingConfiguration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (NodeId[] own in Sets())
        {
            foreach (NodeId[] others in other.Sets())
            {
                if (AlwaysMeet(own, Rule.Size(own.Length), others, other.Rule.Size(others.Length)))
                    return true;
            }
        }
        return false;
    }

    /// <summary>Whether another configuration may follow this one: quorums overlap, a joint one sets out from the voters of this one, and from a
    /// joint one the way leads to the voters it brings in or back to those it replaces.</summary>
    public bool MayBecome(VotingConfiguration next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (Rule != next.Rule || !Overlaps(next))
            return false;
        if (IsJoint)
            return next.IsJoint ? Same(_voters, next._voters) && Same(_outgoing, next._outgoing) : Same(_voters, next._voters) || Same(_outgoing, next._voters);
        return !next.IsJoint || Same(_voters, next._outgoing);
    }

    /// <summary>Whether the same nodes decide by the same rule.</summary>
    public bool Matches(VotingConfiguration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Rule == other.Rule && Same(_voters, other._voters) && Same(_outgoing, other._outgoing);
    }

    /// <inheritdoc/>
    public override string ToString() => IsJoint ? $"{{{string.Join(' ', _voters)}}} with {{{string.Join(' ', _outgoing)}}}" : $"{{{string.Join(' ', _voters)}}}";

    private static bool Same(NodeId[] a, NodeId[] b) => a.AsSpan().SequenceEqual(b);

    private bool IsQuorumOf(NodeId[] set, Func<NodeId, bool> holds)
    {
        int holders = 0;
        foreach (NodeId node in set)
        {
            if (holds(node))
                holders++;
        }
        return holders >= Rule.Size(set.Length);
    }

    /// <summary>Two quorums that avoid each other first take nodes that the other set does not have, and only then common ones: they must meet when
    /// together they need more of the common ones than there are.</summary>
    private static bool AlwaysMeet(NodeId[] a, int quorumOfA, NodeId[] b, int quorumOfB)
    {
        int common = a.Intersect(b).Count();
        int fromA = Math.Max(0, quorumOfA - (a.Length - common));
        int fromB = Math.Max(0, quorumOfB - (b.Length - common));
        return fromA + fromB > common;
    }

    private IEnumerable<NodeId[]> Sets() => IsJoint ? [_voters, _outgoing] : [_voters];
}
