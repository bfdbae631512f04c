using Aurigraph.Consensus.Durability;

namespace Aurigraph.Conformance.Interaction;

/// <summary>What a node's disk is to do, and what may be said once it has.</summary>
/// <param name="Head">The request as text, without its responses.</param>
/// <param name="Writes">What to write; none when only answers wait for what was written before.</param>
/// <param name="Responses">Messages to others that leave then.</param>
/// <param name="LocalResponses">What the node then tells itself, as text.</param>
internal sealed record AppendWork(
    string Head, IReadOnlyList<DurableWrite> Writes, IReadOnlyList<PeerParcel> Responses, IReadOnlyList<string> LocalResponses)
{
    /// <summary>The responses as text.</summary>
    public IReadOnlyList<string> ResponseText => [.. Responses.SelectMany(r => r.Text), .. LocalResponses];
}
