using Aurigraph.Units;

namespace Aurigraph.Consensus.Membership;

/// <summary>Who takes part: voters decide, learners only receive the log (thesis, section 4.2.1). Every question about a quorum
/// is answered here, so that a change of members has one place to change.</summary>
public sealed class MemberConfiguration
{
    private readonly NodeId[] _voters;
    private readonly NodeId[] _learners;

    /// <summary>Names the members and the rule by which they decide.</summary>
    /// <exception cref="ArgumentException">There is no voter, or a node is named twice or is <see cref="NodeId.None"/>.</exception>
    public MemberConfiguration(IEnumerable<NodeId> voters, IEnumerable<NodeId>? learners = null, QuorumRule rule = QuorumRule.Majority)
    {
        ArgumentNullException.ThrowIfNull(voters);
        _voters = [.. voters.Order()];
        _learners = [.. (learners ?? []).Order()];
        Rule = rule;
        if (_voters.Length == 0)
            throw new ArgumentException("A configuration without voters can decide nothing; name at least one.", nameof(voters));
        NodeId[] all = [.. _voters.Concat(_learners).Order()];
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].IsNone || (i > 0 && all[i] == all[i - 1]))
                throw new ArgumentException($"Each member is a node named once, as voter or as learner; found '{all[i]}' again or empty.", nameof(voters));
        }
    }

    /// <summary>The members that decide, in the order of their names.</summary>
    public IReadOnlyList<NodeId> Voters => _voters;

    /// <summary>The members that only receive the log, in the order of their names.</summary>
    public IReadOnlyList<NodeId> Learners => _learners;

    /// <summary>Which share of the voters decides.</summary>
    public QuorumRule Rule { get; }

    /// <summary>How many voters make a quorum.</summary>
    public int QuorumSize => Rule.Size(_voters.Length);

    /// <summary>Whether the node is a voter.</summary>
    public bool IsVoter(NodeId node) => Array.BinarySearch(_voters, node) >= 0;

    /// <summary>Whether the node is a learner.</summary>
    public bool IsLearner(NodeId node) => Array.BinarySearch(_learners, node) >= 0;

    /// <summary>Whether the node is a member of either kind.</summary>
    public bool Contains(NodeId node) => IsVoter(node) || IsLearner(node);

    /// <summary>Whether that many voters are enough.</summary>
    public bool IsQuorum(int voters) => voters >= QuorumSize;

    /// <summary>What the votes so far decide: lost as soon as those not against could no longer make a quorum.</summary>
    public VoteOutcome Decide(int granted, int rejected)
    {
        if (IsQuorum(granted))
            return VoteOutcome.Won;
        return _voters.Length - rejected < QuorumSize ? VoteOutcome.Lost : VoteOutcome.Pending;
    }

    /// <summary>The highest index that a quorum has reached: of the voters' match indices, the one at the quorum's size from
    /// above (Raft paper, figure 2, "exists an N"). Puts <paramref name="matches"/>, one per voter, in descending order.</summary>
    public LogIndex ReachedByQuorum(Span<long> matches)
    {
        if (matches.Length != _voters.Length)
            throw new InvariantException($"{matches.Length} match indices were given for {_voters.Length} voters.");
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
    public override string ToString() => $"voters {string.Join(' ', _voters)}; learners {string.Join(' ', _learners)}; {Rule}";
}
