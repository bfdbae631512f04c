using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints.Replies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Network;

/// <summary>The state of consensus: as this node sees it, and as every node that answers says of itself.</summary>
internal static class ConsensusEndpoints
{
    /// <summary>Path of a node's own state.</summary>
    public const string StatusPath = "/api/v11/consensus/status";

    public static void Map(WebApplication server, EndpointContext context)
    {
        server.MapGet(StatusPath, http => JsonReply.SendAsync(http, StatusCodes.Status200OK,
            ConsensusStatus.Of(context).ToJson(context.View.Identity.Nodes.Count)));
        server.MapGet("/api/v11/consensus/nodes", async http =>
        {
            IReadOnlyList<PeerAnswer> answers = await context.Peers.AskAsync(http.RequestAborted).ConfigureAwait(false);
            await JsonReply.SendAsync(http, StatusCodes.Status200OK, Of(context, answers)).ConfigureAwait(false);
        });
    }

    private static JsonObject Of(EndpointContext context, IReadOnlyList<PeerAnswer> answers)
    {
        ClusterHealth health = ClusterHealth.Of(answers);
        return new JsonObject
        {
            ["nodes"] = new JsonArray([.. answers.Select(a => a.ToJson())]),
            ["totalNodes"] = answers.Count,
            ["silentNodes"] = new JsonArray([.. answers.Where(a => a.Status is null).Select(a => JsonValue.Create(a.Node.ToString()))]),
            ["leaderNode"] = health.Leader,
            ["consensusHealth"] = health.Word,
            ["timestamp"] = JsonReply.Text(context.Now),
        };
    }
}
