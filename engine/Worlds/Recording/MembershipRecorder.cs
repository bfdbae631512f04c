using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>Who takes part, by the newest change that took effect on any validator.</summary>
/// <param name="first">The voters at the beginning.</param>
/// <param name="rule">Which share of them decides.</param>
public sealed class MembershipRecorder(IReadOnlyList<NodeId> first, QuorumRule rule)
{
    private LogIndex _index;

    /// <summary>Who votes now, in order.</summary>
    public IReadOnlyList<NodeId> Voters { get; private set; } = first;

    /// <summary>Who votes or learns now.</summary>
    public IReadOnlyList<NodeId> Members { get; private set; } = first;

    /// <summary>How many of the voters decide.</summary>
    public int Quorum => rule.Size(Voters.Count);

    /// <summary>Whether a node is of the network now: a validator that does not vote yet, or no longer, is not.</summary>
    public bool Counts(NodeId node) => node.Role != NodeRole.Validator || Voters.Contains(node);

    /// <summary>Fires when there are other members than before.</summary>
    public event Action? Changed;

    /// <summary>A validator goes by the configuration of an entry from now on.</summary>
    /// <param name="index">The entry.</param>
    /// <param name="configuration">The configuration.</param>
    public void OnTook(LogIndex index, MemberConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (index <= _index)
            return;
        (_index, Voters, Members) = (index, configuration.AllVoters, configuration.Members);
        Changed?.Invoke();
    }
}
