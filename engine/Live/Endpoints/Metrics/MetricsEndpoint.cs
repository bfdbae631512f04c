using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Metrics;

/// <summary>What Prometheus reads.</summary>
internal static class MetricsEndpoint
{
    public static void Map(WebApplication server, EndpointContext context)
    {
        PrometheusText format = new([(NodeMetrics.NodeLabel, context.View.Id.ToString()), (NodeMetrics.RoleLabel, context.View.Id.Role.ToString().ToLowerInvariant())]);
        server.MapGet("/q/metrics", http =>
        {
            http.Response.ContentType = PrometheusText.ContentType;
            return http.Response.WriteAsync(format.Write(NodeMetrics.All, context.Measure()), http.RequestAborted);
        });
    }
}
