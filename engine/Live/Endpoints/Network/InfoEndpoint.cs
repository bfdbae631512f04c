using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Live.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Network;

/// <summary>What the node is.</summary>
internal static class InfoEndpoint
{
    public static void Map(WebApplication server, EndpointContext context) =>
        server.MapGet("/api/v11/info", http => JsonReply.SendAsync(http, StatusCodes.Status200OK, Of(context)));

    private static JsonObject Of(EndpointContext context)
    {
        NodeIdentity identity = context.View.Identity;
        DateTimeOffset now = context.Now;
        return new JsonObject
        {
            ["platform"] = new JsonObject
            {
                ["name"] = "Aurigraph.Sim",
                ["version"] = identity.Version,
                ["description"] = $"node {context.View.Id} of scenario {identity.Scenario}, live",
            },
            ["runtime"] = new JsonObject
            {
                ["dotnet_version"] = Environment.Version.ToString(),
                ["uptime_seconds"] = JsonReply.Rounded((now - identity.Started).TotalSeconds),
                ["start_time"] = JsonReply.Text(identity.Started),
            },
            ["features"] = new JsonObject
            {
                ["consensus"] = "hyperraft",
                ["cryptography"] = identity.Scheme,
                ["api_version"] = "v11",
                ["supported_protocols"] = new JsonArray("http/1.1"),
            },
            ["network"] = new JsonObject
            {
                ["node_id"] = context.View.Id.ToString(),
                ["node_type"] = context.View.Id.Role.ToString().ToLowerInvariant(),
                ["network_id"] = identity.Cluster,
                ["cluster_size"] = identity.Nodes.Count,
                ["api_endpoint"] = context.Address is null ? null : new Uri(context.Address, "/api/v11").ToString(),
                ["ports"] = new JsonObject { ["http"] = context.Address?.Port },
                ["admits_transactions"] = identity.Admits,
            },
            ["transactions"] = new JsonObject
            {
                ["accounts"] = identity.Accounts,
                ["transaction_bytes"] = identity.TransactionSize,
                ["signature_bytes"] = identity.SignatureSize,
            },
            ["build"] = new JsonObject { ["version"] = identity.Version },
            ["timestamp"] = JsonReply.Text(now),
        };
    }
}
