using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Live.Load;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Driving;

/// <summary>drive.json: what a driver measured, by its own clock. Keys may be added, and none is taken away or changes its meaning.</summary>
internal static class DriveDocument
{
    /// <summary>Name of the file.</summary>
    public const string Path = "drive.json";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document as text, with a line feed at the end.</summary>
    public static string Text(DriveOrder order, DriverFigures figures, bool partial)
    {
        var document = new JsonObject
        {
            ["schema"] = "aurigraph.sim/drive/1",
            ["scenario"] = order.Scenario.Experiment.Name,
            ["seed"] = order.Scenario.Experiment.Seed,
            ["version"] = ThisMachine.Version,
            ["partial"] = partial,
            ["driver"] = order.Driver,
            ["targets"] = new JsonArray([.. order.Targets.Select(Target)]),
            ["warmupSeconds"] = order.Experiment.Warmup.Seconds,
            ["windowSeconds"] = figures.WindowSeconds,
            ["offeredTps"] = figures.OfferedTps,
            ["acknowledgedTps"] = figures.AcknowledgedTps,
            ["submitted"] = figures.Submitted,
            ["acknowledged"] = figures.Acknowledged,
            ["refused"] = new JsonObject(figures.Refused.Select(r => KeyValuePair.Create<string, JsonNode?>(r.Key, r.Value))),
            ["unanswered"] = figures.Unanswered,
            ["driverLatenessMs"] = figures.LatenessMs,
            ["finalityMs"] = new JsonObject
            {
                ["count"] = figures.Finality.Count,
                ["mean"] = figures.Finality.Mean,
                ["p50"] = figures.Finality.P50,
                ["p90"] = figures.Finality.P90,
                ["p95"] = figures.Finality.P95,
                ["p99"] = figures.Finality.P99,
                ["p999"] = figures.Finality.P999,
                ["max"] = figures.Finality.Max,
            },
        };
        return document.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonNode Target(KeyValuePair<NodeId, NodeAddress> target) =>
        new JsonObject { ["node"] = target.Key.ToString(), ["host"] = target.Value.Host, ["port"] = target.Value.Port };
}
