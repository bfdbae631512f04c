using System.Globalization;
using Aurigraph.Reports.Capacity.Tables;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Rehearsal;

/// <summary>The tables that page and Markdown both show.</summary>
internal static class RehearsalTables
{
    /// <summary>All of them, in their order.</summary>
    public static IEnumerable<ReportTable> Of(RehearsalResult rehearsal)
    {
        yield return Steps(rehearsal, StepKind.Phase, "phases", "phases");
        yield return Steps(rehearsal, StepKind.Test, "tests", "categories of tests");
        if (rehearsal.Growth is { } growth)
            yield return Growth(growth);
        yield return Runs(rehearsal);
    }

    /// <summary>A verdict as a word.</summary>
    public static string Word(StepVerdict verdict) => verdict switch { StepVerdict.Passed => "passed", StepVerdict.Failed => "failed", _ => "skipped" };

    private static ReportTable Steps(RehearsalResult rehearsal, StepKind kind, string id, string noun)
    {
        List<RehearsalStep> steps = [.. rehearsal.Steps.Where(s => s.Kind == kind)];
        int passed = steps.Count(s => s.Verdict == StepVerdict.Passed);
        return new ReportTable(id, $"{NumberFormat.Word(passed)} of {NumberFormat.WordInside(steps.Count)} {noun} passed", "In their order",
            [new("Step", ColumnKind.Head), new("Verdict", ColumnKind.Verdict), new("Found")],
            [.. steps.Select(s => new[] { s.Name, Word(s.Verdict), s.Text })]);
    }

    private static ReportTable Growth(NetworkGrowth growth) => new("growth", growth.Sentence, $"At {NumberFormat.Short(growth.OfferedTps)} TPS offered; a run for each size, in which its last voter joins under load",
        [new("Size", ColumnKind.Head), new("Nodes", ColumnKind.Number), new("Changed"), new("Committed TPS", ColumnKind.Strong), new("Finality p95", ColumnKind.Number), new("Lost", ColumnKind.Number), new("Verdict", ColumnKind.Verdict), new("Reason")],
        [.. growth.Steps.Concat(growth.TakenBack is { } back ? [back] : []).Select(s => new[]
        {
            s.Name, s.Nodes.ToString(CultureInfo.InvariantCulture), Change(s), NumberFormat.Short(s.CommittedTps), NumberFormat.Milliseconds(s.FinalityP95), NumberFormat.Count(s.Lost), s.Reason.Length == 0 ? "passed" : "failed", s.Reason,
        })])
    { Note = growth.Rule };

    private static string Change(GrowthStep step) => step.Changed is null ? NumberFormat.Nothing : $"{step.Changed}, {(step.ChangeMs is { } ms ? NumberFormat.Milliseconds(ms) : "not done")}";

    /// <summary>Real runs have no length in virtual time, and each has another state in the end.</summary>
    private static ReportTable Runs(RehearsalResult rehearsal)
    {
        bool isVirtual = rehearsal.Runs.All(r => r.Seconds is not null);
        TableColumn[] length = isVirtual ? [new TableColumn("Seconds", ColumnKind.Number)] : [];
        return new ReportTable("runs", $"{NumberFormat.Word(rehearsal.Runs.Count)} runs stand behind the verdicts",
            isVirtual ? "Trace hashes are the same in every rehearsal of this scenario, seed and version" : "The hash is that of the state which all nodes ended with",
            [new("Run", ColumnKind.Head), .. length, new("Offered TPS", ColumnKind.Number), new("Committed TPS", ColumnKind.Number), new("Finality p95", ColumnKind.Number), new(isVirtual ? "Trace" : "State", ColumnKind.Code)],
            [.. rehearsal.Runs.Select(r => (string[])
            [
                r.Name, .. isVirtual ? [r.Seconds!.Value.ToString("0.0", CultureInfo.InvariantCulture)] : Array.Empty<string>(), NumberFormat.Short(r.OfferedTps), NumberFormat.Short(r.CommittedTps),
                NumberFormat.Milliseconds(r.FinalityP95), r.TraceHash,
            ])]);
    }
}
