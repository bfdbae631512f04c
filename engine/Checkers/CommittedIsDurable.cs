using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>What a leader counts as committed is durable on a quorum of validators.</summary>
internal sealed class CommittedIsDurable(int quorum)
{
    private readonly Dictionary<NodeId, LogIndex> _durable = [];

    /// <summary>A validator's log is durable up to an index.</summary>
    public void Durable(NodeId node, LogIndex index) => _durable[node] = index;

    /// <summary>A leader counts an index as committed; answers what that breaks.</summary>
    public string? Committed(NodeId leader, LogIndex index)
    {
        int holders = 0;
        foreach (LogIndex durable in _durable.Values)
        {
            if (durable >= index)
                holders++;
        }
        return holders >= quorum ? null : $"committed is durable: {leader} counts index {index} as committed, which {holders} validators hold durably; a quorum is {quorum}";
    }
}
