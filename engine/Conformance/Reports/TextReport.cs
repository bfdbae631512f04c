using Aurigraph.Conformance.Comparison;

namespace Aurigraph.Conformance.Reports;

/// <summary>Outcomes for people: a line for each file, with what differs under it.</summary>
public static class TextReport
{
    /// <summary>The lines for one file.</summary>
    public static IEnumerable<string> Lines(FileOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        string levels = string.Join(", ", Enum.GetValues<Level>().Where(level => outcome.Totals(level).Total > 0).Select(level => Count(level, outcome.Totals(level))));
        yield return $"{outcome.File}: {(outcome.Differs ? "differs" : outcome.Passes ? "pass" : "unsupported")}; {(levels.Length == 0 ? "no directives" : levels)}";
        foreach (var failed in outcome.Directives.Where(d => d.Verdict != Verdict.Pass))
        {
            string what = failed.Verdict == Verdict.Differs ? "differs" : "unsupported";
            yield return $"{outcome.File}:{failed.Directive.Line}: {failed.Directive.Text}: {what} ({Name(failed.Answer.Level)})";
            foreach (string line in failed.Differences)
                yield return $"    {line}";
        }
    }

    /// <summary>The line under all files.</summary>
    public static string Summary(IReadOnlyCollection<FileOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        string levels = string.Join(", ", Enum.GetValues<Level>().Select(level => Count(level, Sum(outcomes.Select(o => o.Totals(level))))));
        return $"{outcomes.Count(o => o.Passes)} of {outcomes.Count} files pass; {levels}";
    }

    internal static string Name(Level level) => level switch
    {
        Level.Pure => "pure",
        Level.State => "state",
        _ => "messages",
    };

    private static LevelTotals Sum(IEnumerable<LevelTotals> totals) =>
        totals.Aggregate(default(LevelTotals), (a, b) => new LevelTotals(a.Pass + b.Pass, a.Total + b.Total, a.Unsupported + b.Unsupported));

    private static string Count(Level level, LevelTotals totals) =>
        $"{Name(level)} {totals.Pass}/{totals.Total}{(totals.Unsupported > 0 ? $" ({totals.Unsupported} unsupported)" : "")}";
}
