using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints.Metrics;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Live.Nodes;
using Aurigraph.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Network;

/// <summary>What the node has measured. What it does not measure is left out.</summary>
internal static class StatsEndpoint
{
    private const double BytesPerMegabyte = 1e6;

    public static void Map(WebApplication server, EndpointContext context) =>
        server.MapGet("/api/v11/stats", http => JsonReply.SendAsync(http, StatusCodes.Status200OK, Of(context)));

    private static JsonObject Of(EndpointContext context)
    {
        NodeIdentity identity = context.View.Identity;
        NodeReading reading = context.View.Read();
        return new JsonObject
        {
            ["timestamp"] = JsonReply.Text(context.Now),
            ["nodeId"] = context.View.Id.ToString(),
            ["performance"] = Performance(context, reading),
            ["consensus"] = Consensus(identity, reading),
            ["transactions"] = new JsonObject
            {
                ["admitted"] = reading.Admitted,
                ["finalized"] = reading.Final,
                ["applied"] = reading.TransactionsApplied,
                ["rejected"] = reading.Rejected.Values.Sum(),
                ["rejections"] = JsonReply.Counts(reading.Rejected),
                ["avgTxSizeBytes"] = identity.TransactionSize + identity.SignatureSize,
            },
            ["network"] = new JsonObject
            {
                ["sentBytes"] = JsonReply.Counts(reading.SentBytes),
                ["receivedBytes"] = JsonReply.Counts(reading.ReceivedBytes),
                ["refusedConnections"] = JsonReply.Counts(reading.RefusedConnections),
                ["up"] = Names(reading.Up),
                ["unreachable"] = Names(reading.Unreachable),
            },
            ["memory"] = JsonReply.Counts(reading.Memory),
            ["storage"] = new JsonObject { ["writtenBytes"] = reading.WrittenBytes, ["syncs"] = reading.Syncs },
        };
    }

    private static JsonObject Performance(EndpointContext context, NodeReading reading)
    {
        RecentRate? rate = context.RateAt(reading);
        double uptime = (context.Now - context.View.Identity.Started).TotalSeconds;
        return new JsonObject { ["memoryUsageMb"] = JsonReply.Rounded(ProcessReading.Now().ResidentBytes / BytesPerMegabyte) }
            .WithMeasured("tps", rate?.AppliedPerSecond)
            .WithMeasured("avgTps", uptime > 0 ? reading.TransactionsApplied / uptime : null)
            .WithMeasured("peakTps", rate?.AppliedPerSecondMax)
            .WithMeasured("p50LatencyMs", reading.FinalityP50)
            .WithMeasured("p95LatencyMs", reading.FinalityP95)
            .WithMeasured("p99LatencyMs", reading.FinalityP99)
            .WithMeasured("cpuUsagePercent", rate?.CpuPercent);
    }

    private static JsonObject Consensus(NodeIdentity identity, NodeReading reading)
    {
        long samples = reading.FinalityBuckets.Count == 0 ? 0 : reading.FinalityBuckets[^1].Count;
        return new JsonObject
        {
            ["currentTerm"] = reading.Term,
            ["commitIndex"] = reading.CommitIndex,
            ["lastApplied"] = reading.AppliedIndex,
            ["leaderNodeId"] = reading.Leader.IsNone ? null : reading.Leader.ToString(),
            ["validatorCount"] = identity.Nodes.Count(n => n.Node.Role == NodeRole.Validator),
            ["activeValidators"] = reading.Up.Except(reading.Unreachable).Count(n => n.Role == NodeRole.Validator),
            ["totalLeaderChanges"] = reading.Elections,
            ["consensusState"] = reading.State,
        }.WithMeasured("avgFinalityLatencyMs", samples == 0 ? null : reading.FinalitySum * 1e3 / samples);
    }

    private static JsonArray Names(IReadOnlyList<NodeId> nodes) => [.. nodes.Order().Select(n => JsonValue.Create(n.ToString()))];
}
