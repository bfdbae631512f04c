using System.Text;
using Aurigraph.Reports.Capacity.Live;
using Aurigraph.Reports.Capacity.Page;
using Aurigraph.Reports.Capacity.Wording;

namespace Aurigraph.Reports.Capacity.Tables;

/// <summary>report.md: the twin of the page, the same findings and tables, for readers of plain text.</summary>
internal static class CapacityMarkdown
{
    /// <summary>The report as text; the same for the same study.</summary>
    public static string Render(StudyView view)
    {
        CapacityVerdict verdict = CapacityVerdict.Of(view);
        StringBuilder text = new();
        text.Append("# ").Append(Escape(verdict.Sentence)).Append("\n\n").Append(Escape(verdict.Beneath)).Append("\n\n");
        Picture(text, "load-finality", CapacityFindings.LoadFinality(view));
        if (view.Subject is { } subject)
        {
            Picture(text, "ladder", CapacityFindings.Ladder(subject));
            if (subject.Capacity.CheapestChange is { Length: > 0 } change)
                text.Append("**Cheapest change:** ").Append(Escape(change)).Append("\n\n");
        }
        Picture(text, "memory", CapacityFindings.Memory(view));
        foreach (ReportTable table in CapacityPage.Tables(view))
            Table(text, table);
        if (view.Options.Live is null)
            text.Append("## ").Append(LiveWords.Title).Append("\n\n").Append(Escape(LiveComparison.NoneKnown)).Append("\n\n");
        List("How far to trust this", TrustFacts.Of(view).Select(f => $"**{f.Name}:** {(f.IsCode ? Code(f.Text) : Escape(f.Text))}"));
        List("Method", MethodNotes.Of(view).Select(n => $"**{n.Name}:** {Escape(n.Text)}"));
        List("What this model leaves out", TrustFacts.Omissions(view).Select(Escape));
        return text.ToString();

        void List(string title, IEnumerable<string> lines)
        {
            text.Append("## ").Append(title).Append("\n\n");
            foreach (string line in lines)
                text.Append("- ").Append(line).Append('\n');
            text.Append('\n');
        }
    }

    private static void Picture(StringBuilder text, string name, string finding) =>
        text.Append("![").Append(Escape(finding)).Append("](charts/").Append(name).Append(".png)\n\n");

    /// <summary>A table with its finding as a heading.</summary>
    internal static void Table(StringBuilder text, ReportTable table)
    {
        text.Append("## ").Append(Escape(table.Finding)).Append("\n\n").Append(Escape(table.Drawn)).Append("\n\n");
        text.Append("| ").Append(string.Join(" | ", table.Columns.Select(c => Escape(c.Name)))).Append(" |\n| ");
        text.Append(string.Join(" | ", table.Columns.Select(c => c.Kind is ColumnKind.Number or ColumnKind.Strong ? "---:" : "---"))).Append(" |\n");
        foreach (IReadOnlyList<string> row in table.Rows)
            text.Append("| ").Append(string.Join(" | ", row.Select((cell, i) => Cell(table.Columns[i].Kind, cell)))).Append(" |\n");
        text.Append(table.Note.Length > 0 ? $"\n{Escape(table.Note)}\n\n" : "\n");
    }

    private static string Cell(ColumnKind kind, string cell) => kind switch
    {
        ColumnKind.Strong => $"**{Escape(cell)}**",
        ColumnKind.Code => Code(cell),
        _ => Escape(cell),
    };

    // A code span ends at the first run of as many backticks; a bar ends a cell even in it.
    private static string Code(string text)
    {
        string plain = Plain(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal).Trim();
        return plain.Length == 0 ? "" : $"`{plain}`";
    }

    /// <summary>Text that means itself in Markdown: nothing of it becomes a link, a tag or an emphasis.</summary>
    internal static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length + 8);
        foreach (char c in Plain(text))
        {
            if (c is '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '#' or '!')
                escaped.Append('\\').Append(c);
            else
                _ = c switch { '<' => escaped.Append("&lt;"), '>' => escaped.Append("&gt;"), '&' => escaped.Append("&amp;"), _ => escaped.Append(c) };
        }
        return escaped.ToString();
    }

    private static string Plain(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') ? ' ' : c));
}
