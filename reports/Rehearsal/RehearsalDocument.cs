using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aurigraph.Reports.Rehearsal;

/// <summary>rehearsal.json. Times in milliseconds but for the length of runs, rates per second; what has no value is null.</summary>
public static class RehearsalDocument
{
    /// <summary>The value of the field "schema".</summary>
    public const string Schema = "aurigraph.sim/rehearsal/1";

    // The relaxed encoder keeps ">=" readable; the file is never put into a page unescaped.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document as text, with a line feed at the end.</summary>
    public static string Text(RehearsalResult rehearsal)
    {
        ArgumentNullException.ThrowIfNull(rehearsal);
        JsonObject document = new()
        {
            ["schema"] = Schema,
            ["scenario"] = rehearsal.Scenario,
            ["mode"] = rehearsal.Mode,
            ["seed"] = rehearsal.Seed,
            ["version"] = rehearsal.Version,
            ["partial"] = rehearsal.Partial,
            ["holds"] = rehearsal.Holds,
            ["passed"] = rehearsal.Count(StepVerdict.Passed),
            ["failed"] = rehearsal.Count(StepVerdict.Failed),
            ["skipped"] = rehearsal.Count(StepVerdict.Skipped),
            ["phases"] = Steps(rehearsal, StepKind.Phase),
            ["tests"] = Steps(rehearsal, StepKind.Test),
            ["growth"] = rehearsal.Growth is { } growth ? Of(growth) : null,
            ["runs"] = new JsonArray([.. rehearsal.Runs.Select(Of)]),
        };
        return document.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonArray Steps(RehearsalResult rehearsal, StepKind kind) => new([.. rehearsal.Steps.Where(s => s.Kind == kind)
        .Select(s => new JsonObject { ["name"] = s.Name, ["verdict"] = RehearsalTables.Word(s.Verdict), ["text"] = s.Text })]);

    private static JsonObject Of(NetworkGrowth growth) => new()
    {
        ["from"] = growth.From,
        ["to"] = growth.To,
        ["seriesOfRuns"] = true,
        ["offeredTps"] = growth.OfferedTps,
        ["rolledBack"] = growth.IsRolledBack,
        ["votersKept"] = growth.Kept?.Voters,
        ["rule"] = growth.Rule,
        ["steps"] = new JsonArray([.. growth.Steps.Select(Of)]),
        ["takenBack"] = growth.TakenBack is { } back ? Of(back) : null,
    };

    private static JsonObject Of(GrowthStep step) => new()
    {
        ["name"] = step.Name,
        ["voters"] = step.Voters,
        ["nodes"] = step.Nodes,
        ["changed"] = step.Changed,
        ["changeMs"] = step.ChangeMs,
        ["committedTps"] = step.CommittedTps,
        ["finalityP95"] = step.FinalityP95,
        ["lost"] = step.Lost,
        ["kept"] = step.Reason.Length == 0,
        ["reason"] = step.Reason,
    };

    private static JsonObject Of(RehearsalRun run) => new()
    {
        ["name"] = run.Name,
        ["traceHash"] = run.TraceHash,
        ["seconds"] = run.Seconds,
        ["offeredTps"] = run.OfferedTps,
        ["committedTps"] = run.CommittedTps,
        ["finalityP95"] = run.FinalityP95,
        ["violations"] = new JsonArray([.. run.Violations.Select(v => JsonValue.Create(v))]),
    };
}
