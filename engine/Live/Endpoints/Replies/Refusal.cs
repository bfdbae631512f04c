using System.Text.Json.Nodes;

namespace Aurigraph.Live.Endpoints.Replies;

/// <summary>Why a request is not carried out, as its client is told.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Error">What is wrong.</param>
/// <param name="Expected">What was expected, or what to do.</param>
/// <param name="Field">Member of the body that is wrong; null where it is none.</param>
/// <param name="Reason">The node's own word for it, as in summary.json; null where it has none.</param>
internal sealed record Refusal(int Status, string Error, string Expected, string? Field = null, string? Reason = null)
{
    /// <summary>As it is sent.</summary>
    public JsonObject ToJson() => new JsonObject { ["error"] = Error }
        .WithKnown("field", Field).WithKnown("reason", Reason).WithKnown("expected", Expected);
}
