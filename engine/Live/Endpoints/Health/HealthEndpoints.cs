using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Live.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Health;

/// <summary>Whether the node lives, and whether it is of use: the shape of MicroProfile Health, a status and the checks it follows from.</summary>
internal static class HealthEndpoints
{
    public static void Map(WebApplication server, EndpointContext context)
    {
        server.MapGet("/q/health/live", http => SendAsync(http, Alive(context.View)));
        server.MapGet("/q/health/ready", http => SendAsync(http, Ready(context.View)));
        server.MapGet("/q/health", http => SendAsync(http, Alive(context.View), Ready(context.View)));
    }

    private static HealthCheck Alive(INodeView view)
    {
        NodeReading reading = view.Read();
        return new HealthCheck("node", true, new JsonObject { ["node"] = view.Id.ToString(), ["state"] = reading.State, ["currentTerm"] = reading.Term });
    }

    private static HealthCheck Ready(INodeView view)
    {
        NodeReading reading = view.Read();
        JsonObject data = new JsonObject { ["commitIndex"] = reading.CommitIndex, ["lastApplied"] = reading.AppliedIndex }
            .WithKnown("leaderId", reading.Leader.IsNone ? null : reading.Leader.ToString())
            .WithKnown("reason", reading.IsReady ? null : reading.NotReady ?? "the node does not say why");
        return new HealthCheck("consensus", reading.IsReady, data);
    }

    private static Task SendAsync(HttpContext http, params ReadOnlySpan<HealthCheck> checks)
    {
        bool up = true;
        JsonArray list = [];
        foreach (HealthCheck check in checks)
        {
            up &= check.IsUp;
            list.Add(new JsonObject { ["name"] = check.Name, ["status"] = Status(check.IsUp), ["data"] = check.Data });
        }
        return JsonReply.SendAsync(http, up ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
            new JsonObject { ["status"] = Status(up), ["checks"] = list });
    }

    private static string Status(bool up) => up ? "UP" : "DOWN";
}
