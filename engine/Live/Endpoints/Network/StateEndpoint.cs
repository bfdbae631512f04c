using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Live.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Network;

/// <summary>The hashes by which nodes at the same index are compared.</summary>
internal static class StateEndpoint
{
    public static void Map(WebApplication server, EndpointContext context) =>
        server.MapGet("/api/v11/state/hash", http => JsonReply.SendAsync(http, StatusCodes.Status200OK, Of(context)));

    private static JsonObject Of(EndpointContext context)
    {
        NodeReading reading = context.View.Read();
        return new JsonObject
        {
            ["nodeId"] = context.View.Id.ToString(),
            ["lastApplied"] = reading.AppliedIndex,
            ["transactionsApplied"] = reading.TransactionsApplied,
            ["stateHash"] = reading.StateHash,
        }.WithKnown("balancesHash", reading.BalancesHash).WithKnown("timestamp", JsonReply.Text(context.Now));
    }
}
