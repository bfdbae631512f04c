using Aurigraph.Capacity.Study;
namespace Aurigraph.Reports.Capacity;
internal static class CapacityReport { public static void EnsureWritable(string f) {} public static void Write(CapacityStudy s, string f, CapacityReportOptions o) {} }
internal sealed record CapacityReportOptions { public static CapacityReportOptions Default { get; } = new(); public DateOnly Date { get; init; } }
internal static class CapacityDocument { public static string Text(CapacityStudy s) => ""; }
