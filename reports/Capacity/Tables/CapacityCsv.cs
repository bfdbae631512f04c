using System.Globalization;
using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Document;
using Aurigraph.Reports.Capacity.Wording;
using CsvHelper;

namespace Aurigraph.Reports.Capacity.Tables;

/// <summary>The CSV files of a capacity study. Each has its header also without rows; what there is none of is an empty cell. A text that a
/// spreadsheet would take for a formula begins with an apostrophe.</summary>
internal static class CapacityCsv
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>Names and contents.</summary>
    public static IEnumerable<(string Name, string Content)> Files(CapacityStudy study)
    {
        yield return ("knees.csv", Write(
            ["scenario", "outcome", "plannedTps", "kneeLow", "kneeMid", "kneeHigh", "seedLow", "seedHigh", "p50At70Ms", "p95At70Ms", "p99At70Ms", "p95At100Ms", "containerLossGapMs", "bottleneck", "bottleneckWhere", "bottleneckUtilisation", "remark"],
            study.Scenarios.Select(s => new[]
            {
                Text(s.Name), CapacityDocument.Name(s.Outcome), Finite(s.Experiment.Workload.PeakRate), Finite(s.Knee?.Low), Finite(s.Knee?.Mid), Finite(s.Knee?.High), Finite(s.Knee?.SeedLow), Finite(s.Knee?.SeedHigh),
                Finite(s.AtSeventyPercent?.Result.Finality.P50), Finite(s.AtSeventyPercent?.Result.Finality.P95), Finite(s.AtSeventyPercent?.Result.Finality.P99), Finite(s.AtKnee?.Result.Finality.P95),
                Finite(s.ContainerLossGapMs), Text(s.Bottleneck?.Resource ?? ""), Text(s.Bottleneck?.Where ?? ""), Finite(s.Bottleneck?.Utilisation), Text(s.Remark),
            })));
        yield return ("ceilings.csv", Write(["scenario", "resource", "where", "tps", "formula", "law"],
            study.Scenarios.SelectMany(s => s.Ceilings.Select(c => new[] { Text(s.Name), Text(c.Resource), Text(c.Where), Finite(c.Tps), Text(c.Formula), Text(c.Law) }))));
        yield return ("probes.csv", Write(["scenario", "rate", "seed", "windowSeconds", "committedTps", "finalityP50Ms", "finalityP95Ms", "finalityP99Ms", "sustained", "reason"],
            study.Scenarios.SelectMany(s => s.Probes.Select(p => new[]
            {
                Text(s.Name), Finite(p.Rate), p.Seed.ToString(CultureInfo.InvariantCulture), Finite(p.WindowSeconds), Finite(p.CommittedTps), Finite(p.Finality.P50), Finite(p.Finality.P95), Finite(p.Finality.P99), p.IsSustained ? "true" : "false", Text(p.Reason),
            }))));
        yield return ("claims.csv", Write(["id", "scenario", "text", "source", "claimed", "projected", "low", "high", "verdict", "why"],
            study.Claims.Select(c => (Claim: c, Row: ClaimRow.Of(c))).Select(c => new[]
            {
                Text(c.Row.Id), Text(c.Row.Scenario), Text(c.Row.Text), Text(c.Row.Source), Finite(c.Claim.Claimed), Finite(c.Claim.Projected), Finite(c.Claim.Low), Finite(c.Claim.High), ClaimRow.Word(c.Row.Outcome), Text(c.Row.Why),
            })));
        yield return ("contradictions.csv", Write(["number", "first", "second", "where", "treatment"],
            study.Contradictions.Select(ContradictionRow.Of).Select(c => new[] { c.Number.ToString(CultureInfo.InvariantCulture), Text(c.First), Text(c.Second), Text(c.Where), Text(c.Treatment) })));
        yield return ("inputs.csv", Write(["scenario", "input", "value", "uncertainty", "kneeWhenDear", "kneeWhenCheap"],
            study.Scenarios.SelectMany(s => s.Inputs.Select(i => new[] { Text(s.Name), Text(i.Input), Text(i.Value), Finite(i.Uncertainty), Finite(i.KneeWhenDear), Finite(i.KneeWhenCheap) }))));
        yield return ("gains.csv", Write(["scenario", "resource", "factor", "knee", "gain"],
            study.Scenarios.SelectMany(s => s.Gains.Select(g => new[] { Text(s.Name), Text(g.Resource), Finite(g.Factor), Finite(g.Knee), Finite(g.Gain) }))));
        yield return ("curves.csv", Write(["scenario", "curve", "kind", "x", "y", "xLabel", "yLabel"], study.Scenarios.SelectMany(s => s.Curves.SelectMany(c => Points(s.Name, c)))));
    }

    private static IEnumerable<string?[]> Points(string scenario, CapacityCurve curve)
    {
        string?[] Row(string kind, CurvePoint point) => [Text(scenario), Text(curve.Name), kind, Finite(point.X), Finite(point.Y), Text(curve.InputLabel), Text(curve.OutputLabel)];
        return curve.Points.Select(p => Row("simulated", p)).Concat((curve.Fit?.Points ?? []).Select(p => Row("fitted", p)));
    }

    private static string Write(string[] columns, IEnumerable<string?[]> rows)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (CsvWriter csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            csv.WriteRecord(columns);
            foreach (string?[] row in rows)
                csv.WriteRecord(row!);
        }
        return text.ToString();
    }

    private static string Text(string text)
    {
        string plain = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return plain.Length > 0 && plain[0] is ('=' or '+' or '-' or '@') ? "'" + plain : plain;
    }

    private static string? Finite(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("0.################", CultureInfo.InvariantCulture) : null;
}
