using Aurigraph.Node.Batches;

namespace Aurigraph.Node.Consensus;

/// <summary>The references of one origin that wait at the leader, by sequence. It remembers when the bodies of all of them were seen to be here, so that looking for what is missing does not go
/// through all that waits each time.</summary>
internal sealed class PendingReferences : SortedDictionary<long, PendingReference>
{
    private bool _allHere = true;
    private long _losses;

    /// <summary>A reference begins to wait, unless it does already.</summary>
    /// <param name="waiting">The reference.</param>
    /// <param name="isHere">Whether its body is here.</param>
    public void Add(PendingReference waiting, bool isHere)
    {
        this.TryAdd(waiting.Reference.Id.Sequence, waiting);
        _allHere &= isHere;
    }

    /// <summary>Whether the bodies of all were here when last looked for, and none was lost since.</summary>
    /// <param name="losses">How many bodies the node has lost so far.</param>
    public bool AreAllHere(long losses) => _allHere && _losses == losses;

    /// <summary>All were looked at.</summary>
    /// <param name="allHere">Whether the bodies of all are here.</param>
    /// <param name="losses">How many bodies the node has lost so far.</param>
    public void Seen(bool allHere, long losses) => (_allHere, _losses) = (allHere, losses);
}
