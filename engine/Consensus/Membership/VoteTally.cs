using Aurigraph.Units;

namespace Aurigraph.Consensus.Membership;

/// <summary>Counts the votes of one election, each voter once; the first word of a voter stands.</summary>
internal sealed class VoteTally(MemberConfiguration configuration)
{
    private readonly bool?[] _votes = new bool?[configuration.Voters.Count];
    private int _granted;
    private int _rejected;

    /// <summary>What the votes so far decide.</summary>
    public VoteOutcome Outcome => configuration.Decide(_granted, _rejected);

    /// <summary>Forgets the last election.</summary>
    public void Clear()
    {
        Array.Clear(_votes);
        _granted = 0;
        _rejected = 0;
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
        if (granted)
            _granted++;
        else
            _rejected++;
    }

    private int PositionOf(NodeId voter)
    {
        for (int i = 0; i < _votes.Length; i++)
        {
            if (configuration.Voters[i] == voter)
                return i;
        }

        return -1;
    }
}
