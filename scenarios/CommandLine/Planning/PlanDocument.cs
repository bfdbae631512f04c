using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.Capacity.Ceilings;
using Aurigraph.Capacity.Planning;

namespace Aurigraph.CommandLine.Planning;

/// <summary>The document of <c>plan --json</c>: rates per second, times in milliseconds, prices in euros a month.</summary>
internal static class PlanDocument
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document as text, with a line feed at the end.</summary>
    public static string Text(string scenario, string target, Plan plan, IReadOnlyList<VerifiedPlan>? tried)
    {
        JsonObject document = new()
        {
            ["schema"] = "aurigraph.sim/plan/1",
            ["scenario"] = scenario,
            ["target"] = new JsonObject { ["text"] = target, ["tps"] = plan.Target.Tps, ["conditions"] = new JsonArray([.. plan.Target.Conditions.Select(c => JsonValue.Create(c.Expression))]) },
            ["outcome"] = plan.Outcome switch { PlanOutcome.AlreadyMet => "already-met", PlanOutcome.Reached => "reached", _ => "forbidden" },
            ["changes"] = Changes(plan),
            ["price"] = Price(plan),
            ["finalityFloor"] = new JsonObject { ["p50"] = plan.Floor.Finality(0.5) * 1000, ["p95"] = plan.Floor.Finality(0.95) * 1000 },
            ["ceilings"] = new JsonArray([.. plan.Now.Select(Ceiling)]),
            ["ceilingsPlanned"] = new JsonArray([.. plan.Planned.Select(Ceiling)]),
            ["forbidden"] = plan.Obstacle is { } o
                ? new JsonObject { ["law"] = o.Law, ["resource"] = o.Resource, ["tps"] = o.Most, ["formula"] = o.Formula, ["condition"] = o.Condition } : null,
            ["simulation"] = tried is null ? null : new JsonArray([.. tried.Select(Run)]),
        };
        return document.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonArray Changes(Plan plan) =>
        [.. plan.Changes.Select(c => new JsonObject { ["path"] = c.Path, ["from"] = c.From, ["to"] = c.To, ["set"] = c.Setting })];

    private static JsonObject Price(Plan plan) => new() { ["now"] = plan.PriceNow, ["planned"] = plan.PricePlanned };

    private static JsonObject Ceiling(Ceiling c) => new()
    {
        ["resource"] = c.Resource, ["where"] = c.Where, ["tps"] = c.Tps, ["formula"] = c.Formula, ["law"] = c.Law, ["boundsCommits"] = c.BoundsCommits,
        ["keys"] = new JsonArray([.. c.Keys.Select(k => JsonValue.Create(k))]),
    };

    private static JsonObject Run(VerifiedPlan one) => new()
    {
        ["confirmed"] = one.IsConfirmed,
        ["headroom"] = one.Headroom,
        ["changes"] = Changes(one.Plan),
        ["price"] = Price(one.Plan),
        ["committedTps"] = one.Result.Throughput.CommittedTps,
        ["finality"] = new JsonObject { ["p50"] = one.Result.Finality.P50, ["p95"] = one.Result.Finality.P95, ["p99"] = one.Result.Finality.P99 },
        ["bottleneck"] = new JsonObject { ["resource"] = one.Result.Bottleneck.Resource, ["where"] = one.Result.Bottleneck.Where, ["utilisation"] = one.Result.Bottleneck.Utilisation },
        ["missed"] = new JsonArray([.. one.Result.Thresholds.Where(t => !t.Passed).Select(t => JsonValue.Create(t.Expression))]),
        ["traceHash"] = one.Result.TraceHash,
    };
}
