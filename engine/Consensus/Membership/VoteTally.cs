using Aurigraph.Units;

namespace Aurigraph.Consensus.Membership;

/// <summary>Counts the votes of one election, each voter once; the first word of a voter stands.</summary>
internal sealed class VoteTally
{
    private MemberConfiguration _configuration;
    private bool?[] _votes;
    private HalfCount _incoming;
    private HalfCount _outgoing;

    public VoteTally(MemberConfiguration configuration)
    {
        _configuration = configuration;
        _votes = new bool?[configuration.AllVoters.Count];
    }

    /// <summary>What the votes so far decide.</summary>
    public VoteOutcome Outcome => _configuration.Decide(
        _configuration.Incoming.Decide(_incoming.Granted, _incoming.Rejected), _configuration.Outgoing.Decide(_outgoing.Granted, _outgoing.Rejected));

    /// <summary>Forgets the last election.</summary>
    public void Clear()
    {
        Array.Clear(_votes);
        _incoming = default;
        _outgoing = default;
    }

    /// <summary>The configuration changed: votes of those who go on voting still count.</summary>
    public void Reconfigure(MemberConfiguration configuration)
    {
        var (before, votes) = (_configuration.AllVoters, _votes);
        _configuration = configuration;
        _votes = new bool?[configuration.AllVoters.Count];
        _incoming = default;
        _outgoing = default;
        for (int i = 0; i < votes.Length; i++)
        {
            if (votes[i] is { } granted)
                Record(before[i], granted);
        }
    }

    /// <summary>Whether the node granted its vote.</summary>
    public bool HasGranted(NodeId voter) => PositionOf(voter) is var position and >= 0 && _votes[position] == true;

    /// <summary>Records a vote; of nodes that are not voters, and repeated ones, nothing.</summary>
    public void Record(NodeId voter, bool granted)
    {
        int position = PositionOf(voter);
        if (position < 0 || _votes[position] is not null)
            return;
        _votes[position] = granted;
        if (_configuration.Incoming.Contains(voter))
            _incoming = _incoming.With(granted);
        if (_configuration.Outgoing.Contains(voter))
            _outgoing = _outgoing.With(granted);
    }

    private int PositionOf(NodeId voter)
    {
        for (int i = 0; i < _votes.Length; i++)
        {
            if (_configuration.AllVoters[i] == voter)
                return i;
        }

        return -1;
    }

    private readonly record struct HalfCount(int Granted, int Rejected)
    {
        public HalfCount With(bool granted) => granted ? this with { Granted = Granted + 1 } : this with { Rejected = Rejected + 1 };
    }
}
