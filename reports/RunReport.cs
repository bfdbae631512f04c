using System.Text;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Output;
using Aurigraph.Reports.Page;
using Aurigraph.Reports.Summary;
using Aurigraph.Reports.Tables;

namespace Aurigraph.Reports;

/// <summary>Every file a run writes: summary.json, scenario.yaml, four CSV tables, report.html and the charts; and history.txt where clients operated on the key-value store.</summary>
public static class RunReport
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Checks before a run that its report can be written; creates the folder's parent and leaves nothing else behind.</summary>
    /// <exception cref="ReportFolderException">It cannot; the message names the folder and the remedy.</exception>
    public static void EnsureWritable(string folder) => ReportFolder.EnsureWritable(folder);

    /// <summary>Writes all files aside and swaps the finished folder in. An earlier result in the folder is replaced as a whole; when writing
    /// fails it stays. Runs that write to the same folder at the same time do not clash: the last to finish wins.</summary>
    /// <param name="folder">The result's own folder, for example results/option-b-lan.</param>
    /// <param name="result">What was measured, thresholds evaluated.</param>
    /// <param name="experiment">What was run.</param>
    /// <param name="resolvedYaml">The scenario with every default filled in; written and shown as it is.</param>
    /// <param name="options">What the result does not hold; may be left out.</param>
    /// <exception cref="ReportFolderException">The folder cannot be written, or holds something that is not a result.</exception>
    public static void Write(string folder, RunResult result, ExperimentDefinition experiment, string resolvedYaml, RunReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(resolvedYaml);
        string summary = SummaryDocument.Text(result);
        string page = RunPage.Html(result, experiment, resolvedYaml, options ?? RunReportOptions.Default);
        ReportFolder.Replace(folder, into =>
        {
            Text(into, "scenario.yaml", resolvedYaml.Length == 0 ? "\n" : resolvedYaml);
            Text(into, "timeline.csv", CsvTables.Timeline(result));
            Text(into, "nodes.csv", CsvTables.Nodes(result));
            Text(into, "finality.csv", CsvTables.Finality(result));
            Text(into, "elections.csv", CsvTables.Elections(result));
            if (result.Operations is { } operations)
                Text(into, "history.txt", operations.History);
            ChartFiles.Write(Path.Combine(into, "charts"), result, experiment);
            Text(into, "report.html", page);
            Text(into, "summary.json", summary);
        });
    }

    private static void Text(string folder, string name, string content) => File.WriteAllText(Path.Combine(folder, name), content, Utf8);
}
