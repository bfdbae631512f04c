using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Replication;

/// <summary>A leader's view of all other members, in the order of their names, and the questions that need all of them.</summary>
internal sealed class ProgressTracker
{
    private readonly MemberConfiguration _configuration;
    private readonly NodeId _self;
    private readonly Progress[] _followers;
    private readonly Progress?[] _voters;
    private readonly long[] _matches;

    public ProgressTracker(CoreOptions options)
    {
        _configuration = options.Configuration;
        _self = options.Self;
        _followers = [.. _configuration.Voters.Concat(_configuration.Learners).Where(node => node != _self).Order()
            .Select(node => new Progress(node, _configuration.IsLearner(node), new InflightWindow(options.MaxInflightAppends, options.MaxInflightBytes)))];
        _voters = [.. _configuration.Voters.Select(Find)];
        _matches = new long[_voters.Length];
    }

    /// <summary>All other members.</summary>
    public ReadOnlySpan<Progress> Followers => _followers;

    /// <summary>One of them; null for a node that is not.</summary>
    public Progress? Find(NodeId node)
    {
        int low = 0;
        int high = _followers.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = _followers[middle].Node.CompareTo(node);
            if (order == 0)
                return _followers[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    /// <summary>A new leader starts.</summary>
    public void Reset(LogIndex next)
    {
        foreach (var follower in _followers)
            follower.Reset(next);
    }

    /// <summary>The highest index that is durable on a quorum of the voters, given how far it is on the leader's own disk.</summary>
    public LogIndex ReachedByQuorum(LogIndex ownDurable)
    {
        for (int i = 0; i < _voters.Length; i++)
            _matches[i] = (_voters[i]?.Match ?? ownDurable).Value;
        return _configuration.ReachedByQuorum(_matches);
    }

    /// <summary>Whether a quorum, the leader included, was heard of since the last call.</summary>
    public bool TakeQuorumActivity()
    {
        int active = 0;
        foreach (var voter in _voters)
        {
            if (voter is null || voter.IsActive)
                active++;
        }

        foreach (var follower in _followers)
            follower.IsActive = false;
        return _configuration.IsQuorum(active);
    }
}
