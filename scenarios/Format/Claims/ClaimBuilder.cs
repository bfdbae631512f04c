using Aurigraph.Capacity.Claims;
using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios.Claims;

/// <summary>Makes a claim of its keys and tells what its kind lacks.</summary>
internal static class ClaimBuilder
{
    /// <summary>Builds a claim; null when something was noted.</summary>
    public static Claim? Build(KeyValues item, IReadOnlyList<string> sources, IReadOnlyList<string> scenarios, FaultList faults)
    {
        int before = faults.Count;
        ClaimKind kind = item.Get(ClaimKeys.Kind);
        CheckPremises(item, kind, faults);
        (ClaimMetric? metric, double? claimed, MetricUnit unit) = kind == ClaimKind.Record ? (null, null, MetricUnit.Count) : Figure(item, kind, faults);
        if (faults.Count > before)
            return null;
        return new Claim
        {
            Id = item.Get(ClaimKeys.Id),
            Text = item.Get(ClaimKeys.Text),
            About = item.Get(ClaimKeys.About),
            Scenarios = scenarios,
            Kind = kind,
            Metric = metric,
            Claimed = claimed,
            Unit = unit,
            Comparison = item.TryGet(ClaimKeys.Operator, out ClaimComparison written) ? written : Implied(metric, claimed),
            Sources = sources,
            Over = item.GetOr(ClaimKeys.Over, null),
            InFlight = item.TryGet(ClaimKeys.InFlight, out int inFlight) ? inFlight : null,
            Latency = item.TryGet(ClaimKeys.Latency, out Units.Duration latency) ? latency : null,
            Rate = item.TryGet(ClaimKeys.Rate, out Units.Rate rate) ? rate : null,
            Note = item.GetOr(ClaimKeys.Note, null),
        };
    }

    private static ClaimComparison Implied(ClaimMetric? metric, double? claimed) => metric is null || claimed is null ? ClaimComparison.Equal : metric.Comparison;

    private static void CheckPremises(KeyValues item, ClaimKind kind, FaultList faults)
    {
        Key[] needed = kind switch
        {
            ClaimKind.Little => [ClaimKeys.Claimed, ClaimKeys.InFlight, ClaimKeys.Latency],
            ClaimKind.Batch => [ClaimKeys.Claimed, ClaimKeys.Rate],
            ClaimKind.Ratio => [ClaimKeys.Metric, ClaimKeys.Claimed, ClaimKeys.Over],
            ClaimKind.Record => [ClaimKeys.Note],
            ClaimKind.Throughput => [ClaimKeys.Claimed],
            _ => [ClaimKeys.Metric, ClaimKeys.Claimed],
        };
        foreach (Key key in needed.Where(k => !item.Has(k)))
            faults.Add(item.Node, item.PathOf(key), $"the key is missing; a claim of kind `{Name(kind)}` takes {key.Form.Expected} there");
        Key[] misplaced = kind switch
        {
            ClaimKind.Record => [ClaimKeys.Metric, ClaimKeys.Claimed, ClaimKeys.Operator, ClaimKeys.Over, ClaimKeys.InFlight, ClaimKeys.Latency, ClaimKeys.Rate],
            ClaimKind.Little => [ClaimKeys.Over, ClaimKeys.Metric, ClaimKeys.Operator],
            ClaimKind.Batch => [ClaimKeys.Over, ClaimKeys.Metric, ClaimKeys.Operator, ClaimKeys.InFlight, ClaimKeys.Latency],
            ClaimKind.Ratio => [ClaimKeys.InFlight, ClaimKeys.Latency],
            _ => [ClaimKeys.Over, ClaimKeys.InFlight, ClaimKeys.Latency],
        };
        foreach (Key key in misplaced.Where(item.IsWritten))
            faults.Add(item.At(key), item.PathOf(key), $"a claim of kind `{Name(kind)}` has no `{key.Name}`; remove it");
    }

    private static (ClaimMetric? Metric, double? Claimed, MetricUnit Unit) Figure(KeyValues item, ClaimKind kind, FaultList faults)
    {
        ClaimMetric? metric = null;
        if (item.TryGet(ClaimKeys.Metric, out string? name) || kind is ClaimKind.Throughput or ClaimKind.Little)
        {
            name ??= "throughput";
            metric = ClaimMetrics.Find(name);
            if (metric is null)
                faults.Add(item.At(ClaimKeys.Metric), item.PathOf(ClaimKeys.Metric), $"`{name}` is not a metric of claims{NearestName.Hint(name, ClaimMetrics.All.Select(m => m.Name))}; docs/claims.md lists them");
            else if (Misfit(kind, metric) is { } fault)
                faults.Add(item.At(ClaimKeys.Metric), item.PathOf(ClaimKeys.Metric), $"`{name}` cannot be the metric of a claim of kind `{Name(kind)}`, {fault}");
        }
        if (!item.TryGet(ClaimKeys.Claimed, out string? text) || (metric is null && kind != ClaimKind.Batch))
            return (metric, null, MetricUnit.Count);
        MetricUnit unit = kind switch { ClaimKind.Ratio => MetricUnit.Ratio, ClaimKind.Batch => MetricUnit.Count, _ => metric!.Unit };
        string? problem = kind == ClaimKind.Ratio ? ClaimedChange.Read(text, out double claimed) : MetricFigure.Read(unit, text, out claimed);
        if (problem is not null)
            faults.Add(item.At(ClaimKeys.Claimed), item.PathOf(ClaimKeys.Claimed), problem);
        return (metric, claimed, unit);
    }

    private static string? Misfit(ClaimKind kind, ClaimMetric metric) => kind switch
    {
        ClaimKind.Throughput when metric.Basis != ClaimMetricBasis.Knee => "which takes `throughput` or `throughput.perValidator`",
        ClaimKind.Finality when !metric.Name.StartsWith("finality.", StringComparison.Ordinal) => "which takes a percentile such as `finality.p95`",
        ClaimKind.Memory when !metric.Name.StartsWith("memory", StringComparison.Ordinal) => "which takes memory such as `memory.node.validator`",
        ClaimKind.Count when metric.Basis != ClaimMetricBasis.Settings => "which takes a sum of the deployment such as `cores`",
        _ => null,
    };

    private static string Name(ClaimKind kind) => kind.ToString().ToLowerInvariant();
}
