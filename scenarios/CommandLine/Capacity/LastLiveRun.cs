using Aurigraph.CommandLine.Execution;
using Aurigraph.Reports.Capacity.Live;
using Aurigraph.Reports.Comparison;

namespace Aurigraph.CommandLine.Capacity;

/// <summary>Finds the live run whose error of projection a report shows.</summary>
internal static class LastLiveRun
{
    /// <summary>Where <c>run</c> writes unless told otherwise.</summary>
    private const string Results = "results";

    /// <summary>The one that was named; without a name the newest that was compared, of those beside the report's folder and in the usual folder of results; null where there is none.</summary>
    /// <param name="measured">A result as the user named it; null when none was.</param>
    /// <param name="report">The report's own folder.</param>
    /// <exception cref="ResultFileException">The one that was named cannot be read, or was not compared.</exception>
    public static LiveComparison? Find(string? measured, string report)
    {
        if (measured is not null)
            return LiveComparisonFile.Read(measured);
        string? beside = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(report)));
        return LiveComparisonFile.Newest(beside is null ? [Results] : [beside, Results], fault => Console.Error.WriteLine(PlainLine.Of($"Passed over while looking for a live result: {fault}")));
    }
}
