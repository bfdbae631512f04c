using System.Globalization;
using Aurigraph.Capacity.Ceilings;
using Aurigraph.Capacity.Planning;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.CommandLine.Planning;

/// <summary>What <c>plan</c> prints for reading. Pure.</summary>
internal static class PlanText
{
    private const int Shown = 8;

    /// <summary>All of it.</summary>
    /// <param name="scenario">Name of the scenario.</param>
    /// <param name="target">As given.</param>
    /// <param name="plan">The plan by closed forms.</param>
    /// <param name="tried">The plans that were simulated; null when none was to be.</param>
    public static IEnumerable<string> Lines(string scenario, string target, Plan plan, IReadOnlyList<VerifiedPlan>? tried) =>
    [
        $"{scenario}: {target}",
        "",
        "ceilings now, by arithmetic (* does not bound commits: followers fall behind beyond it)",
        .. Ladder(plan.Now),
        "",
        .. Answer(plan),
        .. tried is null ? [] : Simulation(plan, tried),
    ];

    private static IEnumerable<string> Ladder(IReadOnlyList<Ceiling> ceilings)
    {
        Ceiling[] shown = [.. ceilings.Take(Shown)];
        int name = shown.Max(c => c.Resource.Length) + 1;
        int rate = shown.Max(c => Rate(c.Tps).Length);
        foreach (Ceiling c in shown)
            yield return $"  {(c.Resource + (c.BoundsCommits ? "" : "*")).PadRight(name)}  {Rate(c.Tps).PadLeft(rate)}  {c.Formula}, {c.Where}";
        if (ceilings.Count > Shown)
            yield return $"  and {ceilings.Count - Shown} higher ones";
    }

    private static IEnumerable<string> Answer(Plan plan)
    {
        switch (plan.Outcome)
        {
            case PlanOutcome.AlreadyMet:
                yield return "already met: nothing has to change";
                break;
            case PlanOutcome.Reached:
                foreach (string line in Changes(plan))
                    yield return line;
                break;
            default:
                PlanObstacle obstacle = plan.Obstacle!;
                yield return $"forbidden by the law `{obstacle.Law}` ({obstacle.Resource}): {obstacle.Formula}";
                if (obstacle.Condition is { } condition)
                    yield return $"only with {condition}";
                yield break;
        }
        yield return $"floor of finality at the target: {Milliseconds(plan.Floor.Finality(0.5))} p50, {Milliseconds(plan.Floor.Finality(0.95))} p95, without any queue";
        if (plan.Planned is [var lowest, ..])
            yield return $"then bounded by {lowest.Resource} at {Rate(lowest.Tps)}: {lowest.Formula}";
    }

    private static IEnumerable<string> Changes(Plan plan)
    {
        yield return "the cheapest change";
        foreach (PlanChange change in plan.Changes)
            yield return $"  {change}";
        yield return "  " + string.Join(" ", plan.Changes.Select(c => $"--set {c.Setting}"));
        yield return $"price: {Euros(plan.PriceNow)} -> {Euros(plan.PricePlanned)} EUR a month (guessed prices, see docs/plan.md)";
    }

    private static IEnumerable<string> Simulation(Plan closedForm, IReadOnlyList<VerifiedPlan> tried)
    {
        foreach (VerifiedPlan one in tried)
        {
            if (!ReferenceEquals(one.Plan, closedForm))
            {
                yield return $"with ceilings {one.Headroom:0%} above the target";
                foreach (string line in Changes(one.Plan))
                    yield return line;
            }
            RunResult result = one.Result;
            string measured = $"{Rate(result.Throughput.CommittedTps)} committed, finality p95 {(result.Finality.P95 is { } p95 ? Milliseconds(p95 / 1000) : "none")}, busiest {result.Bottleneck.Resource} {result.Bottleneck.Where} at {result.Bottleneck.Utilisation:0%}";
            yield return one.IsConfirmed ? $"simulation: confirmed: {measured}" : $"simulation: not confirmed: {measured}; missed {string.Join(", ", Missed(result))}";
        }
    }

    private static IEnumerable<string> Missed(RunResult result) => result.Safety.Violations.Count > 0 ? ["safety"] : result.Thresholds.Where(t => !t.Passed).Select(t => t.Expression);

    private static string Rate(double tps) => $"{NumberFormat.Count(tps)}/s";

    private static string Milliseconds(double seconds) => $"{(seconds * 1000).ToString("0.#", CultureInfo.InvariantCulture)} ms";

    private static string Euros(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
