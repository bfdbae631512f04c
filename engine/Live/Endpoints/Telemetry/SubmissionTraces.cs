using System.Diagnostics;
using Aurigraph.Units;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Telemetry;

/// <summary>Traces of submissions: one span for each, within the trace that the client states, if it does (W3C Trace Context). Costs nothing while nobody listens.</summary>
/// <param name="node">The node.</param>
internal sealed class SubmissionTraces(NodeId node) : IDisposable
{
    private readonly ActivitySource _source = new(NameFor(node));

    /// <summary>Name of a node's source: nodes that share a process are told apart.</summary>
    public static string NameFor(NodeId node) => $"Aurigraph.Live.{node}.Submissions";

    /// <summary>Begins the span of a submission; null when nobody listens.</summary>
    public Activity? Begin(HttpRequest request)
    {
        bool isTraced = ActivityContext.TryParse(request.Headers.TraceParent, request.Headers.TraceState, isRemote: true, out ActivityContext parent);
        return _source.StartActivity("submit transaction", ActivityKind.Server, isTraced ? parent : default);
    }

    /// <summary>Notes what became of it.</summary>
    /// <param name="span">The span; null when nobody listens.</param>
    /// <param name="id">The transaction's name.</param>
    /// <param name="rejection">Why it was refused; null when it was not.</param>
    public static void End(Activity? span, string id, string? rejection)
    {
        span?.SetTag("aurigraph.transaction", id);
        if (rejection is not null)
            span?.SetTag("aurigraph.rejection", rejection).SetStatus(ActivityStatusCode.Error, rejection);
    }

    public void Dispose() => _source.Dispose();
}
