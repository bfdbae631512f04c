using Aurigraph.CommandLine.Execution;
using Aurigraph.Reports.Rehearsal;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>A rehearsal for a terminal: a line for each step, 24 lines at most.</summary>
internal static class RehearsalText
{
    private const int WidthMax = 170;
    private const int ViolationsMax = 2;

    /// <summary>The lines.</summary>
    /// <param name="rehearsal">What was found.</param>
    /// <param name="report">Where the report is.</param>
    public static IEnumerable<string> Lines(RehearsalResult rehearsal, string report)
    {
        yield return rehearsal.Sentence;
        foreach (RehearsalStep step in rehearsal.Steps)
            yield return Cut($"  {(step.Kind == StepKind.Phase ? "phase" : "test "),-5}  {step.Name,-14}  {Word(step.Verdict),-7}  {step.Text}");
        if (rehearsal.Growth is { } growth)
            yield return Cut($"  growth {growth.From} to {growth.To}: {growth.Sentence}");
        if (rehearsal.Growth is not null)
            yield return $"         A run for each size{(rehearsal.Mode == "live" ? ", all its nodes in one process" : "")}; its last voter joins in it, under load.";
        foreach (string violation in rehearsal.Violations.Take(ViolationsMax))
            yield return Cut($"  SAFETY VIOLATION: {violation}");
        yield return $"Report: {report}";
    }

    private static string Word(StepVerdict verdict) => verdict switch { StepVerdict.Passed => "passed", StepVerdict.Failed => "FAILED", _ => "skipped" };

    private static string Cut(string line) => PlainLine.Of(line.Length <= WidthMax ? line : $"{line[..(WidthMax - 1)]}…");
}
