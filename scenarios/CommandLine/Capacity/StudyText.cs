using System.Globalization;
using Aurigraph.Capacity.Study;
using Aurigraph.Experiment;
using Aurigraph.Reports.Text;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Capacity;

/// <summary>A study on the console: a few lines for each scenario.</summary>
internal static class StudyText
{
    /// <summary>The lines.</summary>
    /// <param name="study">The study.</param>
    /// <param name="report">Path of the report, named last.</param>
    public static IEnumerable<string> Lines(CapacityStudy study, string report)
    {
        yield return $"Highest sustained load with {study.ServiceLevel}:";
        foreach (ScenarioCapacity scenario in study.Scenarios)
        {
            foreach (string line in Lines(scenario))
                yield return line;
        }
        yield return string.Create(CultureInfo.InvariantCulture,
            $"  {study.Effort.Probes} simulations, {study.Effort.VirtualSeconds:0} s of virtual time in {study.Effort.Seconds:0} s; traces {study.TraceHash}");
        yield return $"  report      {report}";
    }

    private static IEnumerable<string> Lines(ScenarioCapacity scenario)
    {
        if (scenario is not { Knee: { } knee, AtSeventyPercent: { } seventy })
        {
            yield return $"{scenario.Name}: {Outcome(scenario.Outcome)}: {scenario.Remark}.";
            yield break;
        }
        yield return $"{scenario.Name}: {NumberFormat.Short(knee.Mid)} TPS ({NumberFormat.Short(knee.Low)} to {NumberFormat.Short(knee.High)}; seeds alone {NumberFormat.Short(knee.SeedLow)} to {NumberFormat.Short(knee.SeedHigh)})";
        Measurement.Distribution finality = seventy.Result.Finality;
        yield return $"  at 70 %     {NumberFormat.Short(seventy.Rate)} TPS: p50 {NumberFormat.Milliseconds(finality.P50)}, p95 {NumberFormat.Milliseconds(finality.P95)}, p99 {NumberFormat.Milliseconds(finality.P99)} ms; {Gap(scenario.ContainerLossGapMs)}";
        yield return $"  binds       {scenario.Bottleneck!.Resource} of {scenario.Bottleneck.Where} at {scenario.Bottleneck.Utilisation * 100:0} %{Proof(scenario)}";
        if (scenario.Ceilings is [var lowest, ..])
            yield return $"  arithmetic  {NumberFormat.Short(lowest.Tps)} TPS by {lowest.Resource} ({lowest.Formula})";
    }

    private static string Proof(ScenarioCapacity scenario) => scenario.Gains.Count == 0 ? "" : "; a quarter more of " +
        string.Join(", ", scenario.Gains.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Resource} gives {g.Gain * 100:+0;-0;0} %")));

    private static string Gap(double? gap) => gap switch
    {
        null => "nobody led",
        double.PositiveInfinity => "without the leader's container nothing is final any more",
        _ => string.Create(CultureInfo.InvariantCulture, $"{gap:0} ms without finality when the leader's container dies"),
    };

    private static string Outcome(CapacityOutcome outcome) => outcome switch
    {
        CapacityOutcome.DoesNotFit => "does not fit",
        CapacityOutcome.MissesWhenIdle => "misses the service level even when idle",
        CapacityOutcome.NotSteady => "not steady",
        CapacityOutcome.Unbounded => "no knee found",
        _ => "sustained",
    };
}
