using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Planning;

/// <summary>What a plan is to reach.</summary>
/// <param name="Tps">Committed transactions a second; positive.</param>
/// <param name="Conditions">What must hold at that rate. Bounds of finality are part of the arithmetic, others only of a simulation.</param>
public sealed record PlanTarget(double Tps, IReadOnlyList<Threshold> Conditions)
{
    private static readonly IReadOnlyDictionary<string, double> Shares = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["mean"] = 0.5, ["p50"] = 0.5, ["p90"] = 0.9, ["p95"] = 0.95, ["p99"] = 0.99, ["p999"] = 0.999, ["max"] = 1,
    };

    /// <summary>Upper bounds of finality: share of the transactions, limit in seconds, and the condition as written.</summary>
    internal IEnumerable<(double Share, double Seconds, string Expression)> FinalityLimits => Conditions
        .Where(c => c.Metric.StartsWith("finality.", StringComparison.Ordinal) && c.Comparison is ("<" or "<=") && Shares.ContainsKey(c.Metric["finality.".Length..]))
        .Select(c => (Shares[c.Metric["finality.".Length..]], c.Limit / 1000, c.Expression));
}
