using System.Globalization;
using Aurigraph.Measurement;
using Aurigraph.Reports.Summary;
using CsvHelper;

namespace Aurigraph.Reports.Tables;

/// <summary>The four CSV files of a run. Each has its header also without rows; a statistic without samples is an empty cell. Text that a
/// spreadsheet would take for a formula is not possible: cells hold numbers, hashes and ids.</summary>
public static class CsvTables
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n" };

    private static readonly string[] TimelineColumns =
        ["second", "offeredTps", "admittedTps", "committedTps", "rejectedTps", "finalityP50Ms", "finalityP95Ms", "finalityP99Ms", "inFlight"];

    private static readonly string[] NodeColumns =
        ["id", "role", "container", "up", "cpuUtilisation", "memoryPeak", "mempool", "bodies", "log", "stateCache", "writeBuffer", "network",
         "runtime", "egressBytes", "ingressBytes", "appliedIndex", "stateHash", "lagP95Ms", "lagMaxMs"];

    private static readonly string[] FinalityColumns = ["percentile", "milliseconds"];
    private static readonly string[] ElectionColumns = ["startMs", "endMs", "durationMs", "term", "newLeader"];

    /// <summary>One row per second of the run.</summary>
    public static string Timeline(RunResult result) => Write(TimelineColumns, result.Timeline, row =>
        [Finite(row.Second), Finite(row.OfferedTps), Finite(row.AdmittedTps), Finite(row.CommittedTps), Finite(row.RejectedTps),
         Finite(row.FinalityP50), Finite(row.FinalityP95), Finite(row.FinalityP99), Whole(row.InFlight)]);

    /// <summary>One row per node.</summary>
    public static string Nodes(RunResult result) => Write(NodeColumns, result.Nodes, node =>
        [node.Id.ToString(), SummaryDocument.RoleName(node.Id.Role), node.Container, node.Up ? "true" : "false", Finite(node.CpuUtilisation), Whole(node.MemoryPeak),
         Whole(node.Memory.Mempool), Whole(node.Memory.Bodies), Whole(node.Memory.Log), Whole(node.Memory.StateCache), Whole(node.Memory.WriteBuffer), Whole(node.Memory.Network),
         Whole(node.Memory.Runtime), Whole(node.EgressBytes), Whole(node.IngressBytes), Whole(node.AppliedIndex), node.StateHash, Finite(node.LagMs.P95), Finite(node.LagMs.Max)]);

    /// <summary>Finality by percentile.</summary>
    public static string Finality(RunResult result) => Write(FinalityColumns, result.FinalityCurve, point => [Finite(point.Percentile), Finite(point.Milliseconds)]);

    /// <summary>One row per interval without a leader that a quorum follows; one that was still open at the end of the run names no leader.</summary>
    public static string Elections(RunResult result) => Write(ElectionColumns, result.Elections, election =>
        [Finite(election.StartMs), Finite(election.EndMs), Finite(election.DurationMs), Whole(election.Term), election.NewLeader.IsNone ? "" : election.NewLeader.ToString()]);

    private static string Write<T>(string[] columns, IReadOnlyList<T> rows, Func<T, string?[]> cells)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (CsvWriter csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            csv.WriteRecord(columns);
            foreach (T row in rows)
                csv.WriteRecord(cells(row)!);
        }
        return text.ToString();
    }

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    // Round-trip text without an exponent: spreadsheets read 0.00001, not all read 1E-05.
    private static string? Finite(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("0.################", CultureInfo.InvariantCulture) : null;
}
