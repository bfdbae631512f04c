using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Comparison;

/// <summary>A comparison for the terminal.</summary>
public static class ComparisonText
{
    /// <summary>The lines, without line feeds; text of files may hold controls, which the caller takes out.</summary>
    public static IReadOnlyList<string> Lines(ResultComparison comparison, IReadOnlyList<ChangeOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(outcomes);
        List<string> lines = [ComparisonPage.Sentence(comparison), $"  A  {comparison.A.Path}", $"  B  {comparison.B.Path}"];
        lines.AddRange(comparison.Notes.Select(n => $"  note: {n}"));
        List<string[]> rows = [["metric", "A", "B", "change"], .. comparison.Figures.Select(f => new[] { f.Name, f.TextA, f.TextB, f.Change }), .. comparison.Words.Select(w => new[] { w.Name, w.A, w.B, w.A == w.B ? "same" : "differs" })];
        // Long words of one row must not push the columns of all others apart.
        int[] widths = [.. Enumerable.Range(0, 3).Select(column => Math.Min(rows.Max(r => r[column].Length), column == 0 ? 60 : 40))];
        lines.AddRange(rows.Select(r => $"  {r[0].PadRight(widths[0])}  {r[1].PadLeft(widths[1])}  {r[2].PadLeft(widths[2])}  {r[3]}"));
        lines.Add(ComparisonPage.AlikeText(comparison));
        lines.AddRange(outcomes.Select(o => $"  {(o.Applies ? "FAILS" : "holds")}  {o.Rule.Expression}: {o.Text}"));
        return lines;
    }
}
