using System.Text;
using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Charts;
using Aurigraph.Reports.Capacity.Document;
using Aurigraph.Reports.Capacity.Page;
using Aurigraph.Reports.Capacity.Tables;
using Aurigraph.Reports.Output;

namespace Aurigraph.Reports.Capacity;

/// <summary>Every file of a capacity study: capacity.json, report.html, its twin report.md, the CSV tables and the charts.</summary>
public static class CapacityReport
{
    private const string Marker = "capacity.json";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Checks before a study that its report can be written; creates the folder's parent and leaves nothing else behind.</summary>
    /// <exception cref="ReportFolderException">It cannot; the message names the folder and the remedy.</exception>
    public static void EnsureWritable(string folder) => ReportFolder.EnsureWritable(folder, Marker);

    /// <summary>Writes all files aside and swaps the finished folder in, as <see cref="RunReport.Write"/> does.</summary>
    /// <param name="study">What was found.</param>
    /// <param name="folder">The study's own folder; an earlier study in it is replaced as a whole.</param>
    /// <param name="options">What the study does not hold; may be left out.</param>
    /// <exception cref="ReportFolderException">The folder cannot be written, or holds something that is not a capacity study.</exception>
    public static void Write(CapacityStudy study, string folder, CapacityReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        options ??= CapacityReportOptions.Default;
        StudyView view = StudyView.Of(study, options);
        string document = CapacityDocument.Text(study, options.Live);
        string page = CapacityPage.Render(view);
        string twin = CapacityMarkdown.Render(view);
        ReportFolder.Replace(folder, into =>
        {
            foreach ((string name, string content) in CapacityCsv.Files(study))
                Text(into, name, content);
            CapacityCharts.Write(Path.Combine(into, "charts"), view);
            Text(into, "report.md", twin);
            Text(into, "report.html", page);
            Text(into, Marker, document);
        }, Marker);
    }

    private static void Text(string folder, string name, string content) => File.WriteAllText(Path.Combine(folder, name), content, Utf8);
}
