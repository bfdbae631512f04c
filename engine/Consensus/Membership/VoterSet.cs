using Aurigraph.Units;

namespace Aurigraph.Consensus.Membership;

/// <summary>The voters of one half of a configuration and the rule by which they decide. A half without voters restricts nothing: every
/// vote is won there and every index reached, so that a configuration with one half is a joint one whose other half is empty.</summary>
public sealed class VoterSet
{
    private readonly NodeId[] _members;

    internal VoterSet(IEnumerable<NodeId> members, QuorumRule rule)
    {
        _members = [.. members.Order()];
        Rule = rule;
        QuorumSize = rule.Size(_members.Length);
    }

    /// <summary>The voters, in the order of their names.</summary>
    public IReadOnlyList<NodeId> Members => _members;

    /// <summary>How many there are.</summary>
    public int Count => _members.Length;

    /// <summary>Which share of them decides.</summary>
    public QuorumRule Rule { get; }

    /// <summary>How many of them make a quorum; 0 of 0.</summary>
    public int QuorumSize { get; }

    /// <summary>Whether the node is one of them.</summary>
    public bool Contains(NodeId node) => Array.BinarySearch(_members, node) >= 0;

    /// <summary>Whether that many are enough.</summary>
    public bool IsQuorum(int voters) => voters >= QuorumSize;

    /// <summary>What the votes so far decide: lost as soon as those not against could no longer make a quorum.</summary>
    public VoteOutcome Decide(int granted, int rejected)
    {
        if (IsQuorum(granted))
            return VoteOutcome.Won;
        return _members.Length - rejected < QuorumSize ? VoteOutcome.Lost : VoteOutcome.Pending;
    }

    /// <summary>The highest index that a quorum has reached: of the voters' match indices, the one at the quorum's size from
    /// above (Raft paper, figure 2, "exists an N"). Puts <paramref name="matches"/>, one per voter, in descending order.</summary>
    /// <exception cref="InvariantException">There are not as many match indices as voters.</exception>
    public LogIndex ReachedByQuorum(Span<long> matches)
    {
        if (matches.Length != _members.Length)
            throw new InvariantException($"{matches.Length} match indices were given for {_members.Length} voters.");
        if (matches.IsEmpty)
            return new LogIndex(long.MaxValue);
        for (int i = 1; i < matches.Length; i++)
        {
            long value = matches[i];
            int slot = i;
            for (; slot > 0 && matches[slot - 1] < value; slot--)
                matches[slot] = matches[slot - 1];
            matches[slot] = value;
        }

        return new LogIndex(matches[QuorumSize - 1]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"({string.Join(' ', _members)})";
}
