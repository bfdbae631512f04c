using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Live.Nodes;

namespace Aurigraph.Live.Endpoints.Network;

/// <summary>What a node says of itself in consensus.</summary>
/// <param name="Node">Its name.</param>
/// <param name="State">Its role in consensus.</param>
/// <param name="Term">Its term.</param>
/// <param name="CommitIndex">The last index it knows committed.</param>
/// <param name="AppliedIndex">The last index it applied.</param>
/// <param name="Leader">Who leads as far as it knows; null when it does not.</param>
/// <param name="Throughput">Transactions it applied per second over the last seconds; null while it has not run for long enough.</param>
internal sealed record ConsensusStatus(string Node, string State, long Term, long CommitIndex, long AppliedIndex, string? Leader, double? Throughput)
{
    /// <summary>This node's.</summary>
    public static ConsensusStatus Of(EndpointContext context)
    {
        NodeReading reading = context.View.Read();
        return new ConsensusStatus(context.View.Id.ToString(), reading.State, reading.Term, reading.CommitIndex, reading.AppliedIndex,
            reading.Leader.IsNone ? null : reading.Leader.ToString(), context.RateAt(reading)?.AppliedPerSecond);
    }

    /// <summary>Reads what another node sent.</summary>
    /// <returns>Null when it is not a status.</returns>
    public static ConsensusStatus? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement body = document.RootElement;
            return new ConsensusStatus(
                body.GetProperty("nodeId").GetString() ?? "",
                body.GetProperty("state").GetString() ?? "",
                body.GetProperty("currentTerm").GetInt64(),
                body.GetProperty("commitIndex").GetInt64(),
                body.GetProperty("lastApplied").GetInt64(),
                body.GetProperty("leaderId").GetString(),
                body.TryGetProperty("throughput", out JsonElement throughput) ? throughput.GetDouble() : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>As it is sent.</summary>
    public JsonObject ToJson(int clusterSize) => new JsonObject
    {
        ["nodeId"] = Node,
        ["state"] = State,
        ["currentTerm"] = Term,
        ["commitIndex"] = CommitIndex,
        ["lastApplied"] = AppliedIndex,
        ["leaderId"] = Leader,
        ["leader"] = Leader,
        ["clusterSize"] = clusterSize,
    }.WithMeasured("throughput", Throughput);
}
