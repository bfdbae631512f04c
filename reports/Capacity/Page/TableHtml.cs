using System.Text;
using Aurigraph.Reports.Capacity.Tables;
using Aurigraph.Reports.Page;

namespace Aurigraph.Reports.Capacity.Page;

/// <summary>A table of the report as HTML. On a phone each row becomes a stack of named cells.</summary>
internal static class TableHtml
{
    /// <summary>The table.</summary>
    public static string Render(ReportTable table)
    {
        StringBuilder html = new($"<div class=\"scroll\">\n<table class=\"stacked\" id=\"{Html.Escape(table.Id)}\">\n");
        html.Append(Html.Caption(table.Finding, table.Drawn)).Append("<thead><tr>");
        for (int i = 0; i < table.Columns.Count; i++)
        {
            string css = IsFigure(table.Columns[i]) ? " class=\"num\"" : i > 0 && IsFigure(table.Columns[i - 1]) ? " class=\"apart\"" : "";
            html.Append("<th scope=\"col\"").Append(css).Append('>').Append(Html.Escape(table.Columns[i].Name)).Append("</th>");
        }
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            html.Append("<tr>");
            for (int i = 0; i < table.Columns.Count; i++)
                Cell(html, table.Columns[i], row[i], after: i > 0 && IsFigure(table.Columns[i - 1]));
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>\n</div>\n");
        if (table.Note.Length > 0)
            html.Append("<p class=\"note\">").Append(Html.Escape(table.Note)).Append("</p>\n");
        return html.ToString();
    }

    private static bool IsFigure(TableColumn column) => column.Kind is ColumnKind.Number or ColumnKind.Strong;

    private static void Cell(StringBuilder html, TableColumn column, string text, bool after)
    {
        string escaped = Html.Escape(text), name = Html.Escape(column.Name);
        _ = column.Kind switch
        {
            ColumnKind.Head => html.Append(after ? "<th scope=\"row\" class=\"apart\">" : "<th scope=\"row\">").Append(escaped).Append("</th>"),
            ColumnKind.Number => html.Append("<td class=\"num muted\" data-name=\"").Append(name).Append("\">").Append(escaped).Append("</td>"),
            ColumnKind.Strong => html.Append("<td class=\"num\" data-name=\"").Append(name).Append("\"><b>").Append(escaped).Append("</b></td>"),
            ColumnKind.Verdict => html.Append("<td class=\"verdict-cell ").Append(after ? "apart " : "").Append(VerdictIcon.Css(text)).Append("\" data-name=\"").Append(name).Append("\"><span>").Append(VerdictIcon.Of(text)).Append(escaped).Append("</span></td>"),
            ColumnKind.Code => html.Append(after ? "<td class=\"apart\" data-name=\"" : "<td data-name=\"").Append(name).Append("\"><code>").Append(escaped).Append("</code></td>"),
            _ => html.Append(after ? "<td class=\"apart\" data-name=\"" : "<td data-name=\"").Append(name).Append("\">").Append(escaped).Append("</td>"),
        };
    }
}
