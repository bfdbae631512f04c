using System.Text;
using Aurigraph.Reports.Capacity.Page;
using Aurigraph.Reports.Capacity.Tables;
using Aurigraph.Reports.Output;
using Aurigraph.Reports.Page;

namespace Aurigraph.Reports.Rehearsal;

/// <summary>Every file of a rehearsal: rehearsal.json, rehearsal.md and the same as a page, rehearsal.html.</summary>
public static class RehearsalReport
{
    /// <summary>The file by which a folder is known as a rehearsal.</summary>
    public const string Marker = "rehearsal.json";

    /// <summary>Checks before a rehearsal that its report can be written.</summary>
    /// <exception cref="ReportFolderException">It cannot.</exception>
    public static void EnsureWritable(string folder) => ResultFolder.EnsureWritable(folder, Marker);

    /// <summary>Writes all files aside and swaps the finished folder in.</summary>
    /// <exception cref="ReportFolderException">The folder cannot be written, or holds something that is not a rehearsal.</exception>
    public static void Write(string folder, RehearsalResult rehearsal) => ResultFolder.Write(folder, Marker,
        [("rehearsal.html", Page(rehearsal)), ("rehearsal.md", Markdown(rehearsal)), (Marker, RehearsalDocument.Text(rehearsal))]);

    internal static string Page(RehearsalResult rehearsal)
    {
        StringBuilder html = new();
        PageFrame.Open(html, $"Rehearsal of {rehearsal.Scenario}", ["page.css", "capacity.css"]);
        html.Append("<header><span><b>Aurigraph.Sim</b> rehearsal</span><span>").Append(Html.Escape(rehearsal.Scenario)).Append("</span><span>").Append(Html.Escape(rehearsal.Mode)).Append("</span><span>seed ")
            .Append(rehearsal.Seed).Append("</span></header>\n<main>\n<h1 class=\"verdict\">").Append(Html.Escape(rehearsal.Sentence)).Append("</h1>\n<p class=\"beneath\">")
            .Append(Html.Escape(Beneath(rehearsal))).Append("</p>\n");
        foreach (ReportTable table in RehearsalTables.Of(rehearsal))
            html.Append("<section>\n").Append(TableHtml.Render(table)).Append("</section>\n");
        html.Append("</main>\n");
        PageFrame.Close(html);
        return html.ToString();
    }

    internal static string Markdown(RehearsalResult rehearsal)
    {
        StringBuilder text = new();
        text.Append("# ").Append(CapacityMarkdown.Escape(rehearsal.Sentence)).Append("\n\n").Append(CapacityMarkdown.Escape(Beneath(rehearsal))).Append("\n\n");
        foreach (ReportTable table in RehearsalTables.Of(rehearsal))
            CapacityMarkdown.Table(text, table);
        return text.ToString();
    }

    private static string Beneath(RehearsalResult rehearsal)
    {
        IEnumerable<string> failed = rehearsal.Steps.Where(s => s.Verdict == StepVerdict.Failed && s.Name != "summary").Select(s => $"{s.Name}: {s.Text}");
        IEnumerable<string> grown = rehearsal.Growth is { } growth ? [growth.Sentence] : [];
        string text = string.Join(' ', rehearsal.Violations.Concat(failed).Concat(grown).Select(s => s.TrimEnd('.') + "."));
        return text.Length > 0 ? text : "Every step that was carried out passed.";
    }
}
