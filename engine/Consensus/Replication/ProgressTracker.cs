using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Replication;

/// <summary>A leader's view of all other members, in the order of their names, and the questions that need all of them.</summary>
internal sealed class ProgressTracker
{
    private readonly NodeId _self;
    private readonly int _maxInflightAppends;
    private readonly long _maxInflightBytes;
    private MemberConfiguration _configuration;
    private Progress[] _followers;
    private Progress?[] _incoming = [];
    private Progress?[] _outgoing = [];
    private long[] _incomingMatches = [];
    private long[] _outgoingMatches = [];

    /// <summary>Tracks all members but <paramref name="self"/>, which may be none.</summary>
    public ProgressTracker(NodeId self, MemberConfiguration configuration, int maxInflightAppends, long maxInflightBytes)
    {
        _self = self;
        _maxInflightAppends = maxInflightAppends;
        _maxInflightBytes = maxInflightBytes;
        _configuration = configuration;
        _followers = [.. configuration.Members.Where(node => node != self).Select(node => Create(node, configuration))];
        FindVoters();
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

    /// <summary>The configuration changed: members that stay keep what is known of them; a new one counts as just heard of, so that it has time
    /// to answer, and is first asked about the end of the log.</summary>
    public void Reconfigure(MemberConfiguration configuration, LogIndex last)
    {
        var followers = new List<Progress>(configuration.Members.Count);
        foreach (var node in configuration.Members)
        {
            if (node == _self)
                continue;
            if (Find(node) is { } known)
            {
                known.IsLearner = configuration.IsLearner(node);
                followers.Add(known);
                continue;
            }

            var added = Create(node, configuration);
            added.Reset(LogIndex.Max(last, LogIndex.Zero.Next));
            added.IsActive = true;
            followers.Add(added);
        }

        _configuration = configuration;
        _followers = [.. followers];
        FindVoters();
    }

    /// <summary>The highest index that is durable on a quorum of the voters, given how far it is on the leader's own disk.</summary>
    public LogIndex ReachedByQuorum(LogIndex ownDurable)
    {
        Matches(_incoming, _incomingMatches, ownDurable);
        Matches(_outgoing, _outgoingMatches, ownDurable);
        return _configuration.ReachedByQuorum(_incomingMatches, _outgoingMatches);
    }

    /// <summary>The latest round of heartbeats that a quorum answered; the leader answers its own at once.</summary>
    public long RoundReachedByQuorum(long ownRound)
    {
        Rounds(_incoming, _incomingMatches, ownRound);
        Rounds(_outgoing, _outgoingMatches, ownRound);
        return _configuration.ReachedByQuorum(_incomingMatches, _outgoingMatches).Value;
    }

    /// <summary>Whether a quorum, the leader included, was heard of since the last call.</summary>
    public bool TakeQuorumActivity()
    {
        bool isQuorum = _configuration.IsQuorum(Active(_incoming), Active(_outgoing));
        foreach (var follower in _followers)
            follower.IsActive = false;
        return isQuorum;
    }

    private static void Matches(Progress?[] voters, long[] matches, LogIndex ownDurable)
    {
        for (int i = 0; i < voters.Length; i++)
            matches[i] = (voters[i]?.Match ?? ownDurable).Value;
    }

    private static void Rounds(Progress?[] voters, long[] rounds, long ownRound)
    {
        for (int i = 0; i < voters.Length; i++)
            rounds[i] = voters[i]?.AnsweredRound ?? ownRound;
    }

    private static int Active(Progress?[] voters)
    {
        int active = 0;
        foreach (var voter in voters)
        {
            if (voter is null || voter.IsActive)
                active++;
        }

        return active;
    }

    private Progress Create(NodeId node, MemberConfiguration configuration) =>
        new(node, configuration.IsLearner(node), new InflightWindow(_maxInflightAppends, _maxInflightBytes));

    private void FindVoters()
    {
        _incoming = [.. _configuration.Voters.Select(Find)];
        _outgoing = [.. _configuration.VotersOutgoing.Select(Find)];
        _incomingMatches = new long[_incoming.Length];
        _outgoingMatches = new long[_outgoing.Length];
    }
}
