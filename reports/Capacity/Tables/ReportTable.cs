namespace Aurigraph.Reports.Capacity.Tables;

/// <summary>A table as page and Markdown twin both show it. Cells are plain text and escaped by whoever renders them.</summary>
/// <param name="Id">Names it in the page.</param>
/// <param name="Finding">What it shows, as a title.</param>
/// <param name="Drawn">What stands in it: unit and scope.</param>
/// <param name="Columns">Of every row.</param>
/// <param name="Rows">Cells, as many as columns.</param>
internal sealed record ReportTable(string Id, string Finding, string Drawn, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>What was left out, beneath; empty when nothing was.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A column.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Kind">What its cells are.</param>
internal sealed record TableColumn(string Name, ColumnKind Kind = ColumnKind.Text);

/// <summary>What cells of a column are.</summary>
internal enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>The row's own name.</summary>
    Head,

    /// <summary>A figure, set right.</summary>
    Number,

    /// <summary>The figure that the table is about.</summary>
    Strong,

    /// <summary>A verdict, with its icon on a page.</summary>
    Verdict,

    /// <summary>Something to be typed.</summary>
    Code,
}
