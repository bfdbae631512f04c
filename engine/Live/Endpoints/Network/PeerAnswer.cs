using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Units;

namespace Aurigraph.Live.Endpoints.Network;

/// <summary>What a node answered when it was asked for its state.</summary>
/// <param name="Node">Who was asked.</param>
/// <param name="Status">What it said; null when it said nothing of use.</param>
/// <param name="Silence">Why there is no status; null when there is one.</param>
/// <param name="At">When it answered, or was given up.</param>
internal sealed record PeerAnswer(NodeId Node, ConsensusStatus? Status, string? Silence, DateTimeOffset At)
{
    /// <summary>As it is sent.</summary>
    public JsonObject ToJson() => Status is null
        ? new JsonObject { ["nodeId"] = Node.ToString(), ["status"] = "NO_ANSWER", ["reason"] = Silence }
        : new JsonObject
        {
            ["nodeId"] = Node.ToString(),
            ["role"] = Status.State,
            ["status"] = "UP",
            ["currentTerm"] = Status.Term,
            ["commitIndex"] = Status.CommitIndex,
            ["lastApplied"] = Status.AppliedIndex,
            ["leaderId"] = Status.Leader,
            ["lastSeen"] = JsonReply.Text(At),
        }.WithMeasured("throughput", Status.Throughput);
}
