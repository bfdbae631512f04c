using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <summary>Who is to vote. Every validator is told, and whoever leads brings it about; said again it changes nothing.</summary>
/// <param name="Voters">At least one.</param>
internal sealed record VotersWanted(IReadOnlyList<NodeId> Voters) : ITraced
{
    /// <inheritdoc/>
    public ulong TraceHash
    {
        get
        {
            ulong hash = StableHash.Mix(StableHash.Empty, Voters.Count);
            foreach (NodeId node in Voters)
                hash = StableHash.Mix(hash, node.Key);
            return hash;
        }
    }
}
