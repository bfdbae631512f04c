using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aurigraph.Conformance.Comparison;

namespace Aurigraph.Conformance.Reports;

/// <summary>Outcomes for machines: an array with an object for each file.</summary>
public static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The array.</summary>
    public static string Of(IEnumerable<FileOutcome> outcomes) => JsonSerializer.Serialize(outcomes.Select(File), Options);

    private static FileReport File(FileOutcome outcome) => new(
        outcome.File,
        Enum.GetValues<Level>().ToDictionary(TextReport.Name, level => Totals(outcome.Totals(level))),
        [.. outcome.Directives.Where(d => d.Verdict != Verdict.Pass).Select(Failure)]);

    private static TotalsReport Totals(LevelTotals totals) => new(totals.Pass, totals.Total, totals.Unsupported);

    private static FailureReport Failure(DirectiveOutcome outcome) => new(
        outcome.Directive.Line, outcome.Directive.Text, TextReport.Name(outcome.Answer.Level), outcome.Verdict == Verdict.Differs ? "differs" : "unsupported", outcome.Differences);

    private sealed record FileReport(string File, IReadOnlyDictionary<string, TotalsReport> Levels, IReadOnlyList<FailureReport> Failures);

    private sealed record TotalsReport(int Pass, int Total, int Unsupported);

    private sealed record FailureReport(int Line, string Directive, string Level, string Verdict, IReadOnlyList<string> Diff);
}
