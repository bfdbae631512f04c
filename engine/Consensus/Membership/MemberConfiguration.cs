using Aurigraph.Units;

namespace Aurigraph.Consensus.Membership;

/// <summary>Who takes part: voters decide, learners only receive the log (thesis, section 4.2.1). While the group changes from one set
/// of voters to another both halves must agree to everything (joint consensus; Raft paper, section 6; thesis, section 4.3). Every
/// question about a quorum is answered here. Immutable; <see cref="ConfigurationChanger"/> makes one from another.</summary>
public sealed class MemberConfiguration
{
    private readonly NodeId[] _learners;
    private readonly NodeId[] _learnersNext;
    private readonly NodeId[] _allVoters;
    private readonly NodeId[] _members;

    /// <summary>Names the members and the rule by which they decide.</summary>
    /// <exception cref="ArgumentException">There is no voter, or a node is named twice or is <see cref="NodeId.None"/>.</exception>
    public MemberConfiguration(IEnumerable<NodeId> voters, IEnumerable<NodeId>? learners = null, QuorumRule rule = QuorumRule.Majority)
        : this(voters, [], learners ?? [], [], autoLeave: false, rule)
    {
        if (Voters.Count == 0)
            throw new ArgumentException("A configuration without voters can decide nothing; name at least one.", nameof(voters));
    }

    private MemberConfiguration(
        IEnumerable<NodeId> voters, IEnumerable<NodeId> votersOutgoing, IEnumerable<NodeId> learners, IEnumerable<NodeId> learnersNext,
        bool autoLeave, QuorumRule rule)
    {
        ArgumentNullException.ThrowIfNull(voters);
        Incoming = new VoterSet(voters, rule);
        Outgoing = new VoterSet(votersOutgoing, rule);
        _learners = [.. learners.Order()];
        _learnersNext = [.. learnersNext.Order()];
        AutoLeave = autoLeave;
        _allVoters = Outgoing.Count == 0 ? [.. Incoming.Members] : [.. Incoming.Members.Union(Outgoing.Members).Order()];
        _members = [.. _allVoters.Union(_learners).Order()];
        RequireEachOnce([.. Incoming.Members, .. _learners], nameof(voters));
        RequireEachOnce([.. Outgoing.Members, .. _learners], nameof(votersOutgoing));
        RequireEachOnce([.. Incoming.Members, .. _learnersNext], nameof(learnersNext));
        if (_learnersNext.FirstOrDefault(node => !Outgoing.Contains(node)) is { IsNone: false } stranger)
            throw new ArgumentException($"Who becomes a learner when the joint configuration is left still votes in its outgoing half; '{stranger}' does not.", nameof(learnersNext));
    }

    /// <summary>What a member knows that has not heard of any configuration: nobody votes, and nothing can be decided.</summary>
    public static MemberConfiguration Empty { get; } = new([], [], [], [], autoLeave: false, QuorumRule.Majority);

    /// <summary>The voters; of a joint configuration, those of its incoming half.</summary>
    public VoterSet Incoming { get; }

    /// <summary>The voters of the half that a joint configuration leaves behind; otherwise without voters.</summary>
    public VoterSet Outgoing { get; }

    /// <summary>The members that decide, in the order of their names; of a joint configuration, its incoming half.</summary>
    public IReadOnlyList<NodeId> Voters => Incoming.Members;

    /// <summary>The voters of the half that is left behind, in the order of their names; empty unless the configuration is joint.</summary>
    public IReadOnlyList<NodeId> VotersOutgoing => Outgoing.Members;

    /// <summary>The voters of both halves, each once, in the order of their names.</summary>
    public IReadOnlyList<NodeId> AllVoters => _allVoters;

    /// <summary>The members that only receive the log, in the order of their names.</summary>
    public IReadOnlyList<NodeId> Learners => _learners;

    /// <summary>Voters of the outgoing half that become learners when the joint configuration is left: until then they still vote.</summary>
    public IReadOnlyList<NodeId> LearnersNext => _learnersNext;

    /// <summary>All members, each once, in the order of their names.</summary>
    public IReadOnlyList<NodeId> Members => _members;

    /// <summary>Whether a joint configuration is left by itself as soon as it has taken effect.</summary>
    public bool AutoLeave { get; }

    /// <summary>Which share of the voters of a half decides.</summary>
    public QuorumRule Rule => Incoming.Rule;

    /// <summary>Whether two halves decide together.</summary>
    public bool IsJoint => Outgoing.Count > 0;

    /// <summary>Whether nobody votes, as with <see cref="Empty"/>.</summary>
    public bool IsEmpty => _allVoters.Length == 0;

    /// <summary>A fingerprint that is equal for equal configurations, in every process.</summary>
    public ulong TraceHash
    {
        get
        {
            ulong hash = StableHash.Mix(StableHash.Mix(StableHash.Empty, (long)Rule), AutoLeave ? 1L : 0L);
            foreach (IReadOnlyList<NodeId> nodes in new[] { Voters, VotersOutgoing, Learners, LearnersNext })
            {
                hash = StableHash.Mix(hash, nodes.Count);
                foreach (var node in nodes)
                    hash = StableHash.Mix(hash, node.Key);
            }

            return hash;
        }
    }

    /// <summary>Names both halves and all else of a configuration, for example one that was kept in a snapshot.</summary>
    /// <param name="voters">The incoming half.</param>
    /// <param name="votersOutgoing">The outgoing half; empty if the configuration is not joint.</param>
    /// <param name="learners">The learners, no voters of either half.</param>
    /// <param name="learnersNext">Voters of the outgoing half alone that become learners.</param>
    /// <param name="autoLeave">Whether it is left by itself.</param>
    /// <param name="rule">Which share decides.</param>
    /// <exception cref="ArgumentException">There is no voter, a list names a node twice, or the lists contradict each other.</exception>
    public static MemberConfiguration Of(
        IEnumerable<NodeId> voters, IEnumerable<NodeId> votersOutgoing, IEnumerable<NodeId> learners, IEnumerable<NodeId> learnersNext,
        bool autoLeave, QuorumRule rule = QuorumRule.Majority)
    {
        var configuration = new MemberConfiguration(voters, votersOutgoing, learners, learnersNext, autoLeave, rule);
        return configuration.Voters.Count > 0
            ? configuration
            : throw new ArgumentException("A configuration without voters can decide nothing; name at least one.", nameof(voters));
    }

    /// <summary>Whether the node is a voter, in either half.</summary>
    public bool IsVoter(NodeId node) => Array.BinarySearch(_allVoters, node) >= 0;

    /// <summary>Whether the node is a learner.</summary>
    public bool IsLearner(NodeId node) => Array.BinarySearch(_learners, node) >= 0;

    /// <summary>Whether the node is a member of either kind.</summary>
    public bool Contains(NodeId node) => Array.BinarySearch(_members, node) >= 0;

    /// <summary>Whether that many voters of the two halves are enough.</summary>
    public bool IsQuorum(int incoming, int outgoing) => !IsEmpty && Incoming.IsQuorum(incoming) && Outgoing.IsQuorum(outgoing);

    /// <summary>What votes decide, given what they decide in each half: both must grant, and either can refuse.</summary>
    public VoteOutcome Decide(VoteOutcome incoming, VoteOutcome outgoing)
    {
        if (IsEmpty)
            return VoteOutcome.Pending;
        if (incoming == outgoing)
            return incoming;
        return incoming == VoteOutcome.Lost || outgoing == VoteOutcome.Lost ? VoteOutcome.Lost : VoteOutcome.Pending;
    }

    /// <summary>The highest index that quorums of both halves have reached; 0 when nobody votes. Orders what it is given.</summary>
    /// <param name="incoming">A match index for each voter of the incoming half.</param>
    /// <param name="outgoing">A match index for each voter of the outgoing half.</param>
    public LogIndex ReachedByQuorum(Span<long> incoming, Span<long> outgoing) =>
        IsEmpty ? LogIndex.Zero : LogIndex.Min(Incoming.ReachedByQuorum(incoming), Outgoing.ReachedByQuorum(outgoing));

    /// <inheritdoc/>
    public override string ToString()
    {
        string outgoing = IsJoint ? $" and {string.Join(' ', VotersOutgoing)}{(AutoLeave ? ", left by itself" : "")}" : "";
        string next = _learnersNext.Length > 0 ? $"; next {string.Join(' ', _learnersNext)}" : "";
        return $"voters {string.Join(' ', Voters)}{outgoing}; learners {string.Join(' ', _learners)}{next}; {Rule}";
    }

    private static void RequireEachOnce(NodeId[] nodes, string parameter)
    {
        Array.Sort(nodes);
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].IsNone || (i > 0 && nodes[i] == nodes[i - 1]))
                throw new ArgumentException($"Each member is a node named once, as voter or as learner; found '{nodes[i]}' again or empty.", parameter);
        }
    }
}
