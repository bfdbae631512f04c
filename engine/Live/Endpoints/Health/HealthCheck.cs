using System.Text.Json.Nodes;

namespace Aurigraph.Live.Endpoints.Health;

/// <summary>One thing that has to hold, and what it was seen by.</summary>
/// <param name="Name">What is looked at.</param>
/// <param name="IsUp">Whether it holds.</param>
/// <param name="Data">What was seen.</param>
internal sealed record HealthCheck(string Name, bool IsUp, JsonObject Data);
