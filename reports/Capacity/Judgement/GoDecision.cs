using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Judgement;

/// <summary>Whether a scenario can be rolled out for the load it plans.</summary>
/// <param name="Verdict">Go, go if, or no.</param>
/// <param name="Reason">The condition, or what stands against it; without a full stop.</param>
internal sealed record GoDecision(GoVerdict Verdict, string Reason)
{
    /// <summary>The least share of its memory that a container must have left at 70 % of the knee.</summary>
    public const double HeadroomMin = 0.10;

    /// <summary>The rule, as the report states it.</summary>
    public const string Rule =
        "Go: the low end of the interval reaches the highest rate that the scenario plans, every container has 10 % of its memory left at 70 % of the knee, and finality returns after a container is lost. "
        + "Go if: the middle of the interval reaches it, and what is missing stands beneath as a condition. No: all else.";

    /// <summary>Decides. Pure.</summary>
    public static GoDecision Of(ScenarioCapacity scenario, RoleMemory? fullest)
    {
        double need = scenario.Experiment.Workload.PeakRate;
        return scenario.Outcome switch
        {
            CapacityOutcome.Sustained when scenario.Knee is { } knee => Sustained(scenario, knee, need, fullest),
            CapacityOutcome.Unbounded => Unbounded(scenario, need),
            CapacityOutcome.DoesNotFit => new GoDecision(GoVerdict.No, "does not fit its memory"),
            CapacityOutcome.MissesWhenIdle => new GoDecision(GoVerdict.No, "misses the service level when idle"),
            _ => new GoDecision(GoVerdict.No, "no load settled"),
        };
    }

    private static GoDecision Sustained(ScenarioCapacity scenario, KneeEstimate knee, double need, RoleMemory? fullest)
    {
        if (knee.Mid < need)
            return new GoDecision(GoVerdict.No, $"knee {NumberFormat.Short(knee.Mid)} is below the planned {NumberFormat.Short(need)}");
        List<string> conditions = [];
        if (knee.Low < need)
            conditions.Add($"if costs are as stated: the low end, {NumberFormat.Short(knee.Low)}, is below the planned {NumberFormat.Short(need)}");
        if (fullest is not null && Headroom(fullest) < HeadroomMin)
            conditions.Add($"if {CapacityWords.Role(fullest.Role)} containers get more memory: {NumberFormat.Percent(Math.Max(0, Headroom(fullest)))} free");
        if (scenario.ContainerLossGapMs is { } gap && double.IsInfinity(gap))
            conditions.Add("if no validator container is ever lost: finality did not return");
        if (need <= 0)
            conditions.Add("if this is enough: the scenario plans no rate");
        return conditions.Count == 0
            ? new GoDecision(GoVerdict.Go, need > 0 ? $"planned {NumberFormat.Short(need)}" : "")
            : new GoDecision(GoVerdict.GoIf, string.Join("; ", conditions));
    }

    private static GoDecision Unbounded(ScenarioCapacity scenario, double need)
    {
        double tried = StudyView.HighestSustained(scenario);
        return tried >= need && need > 0
            ? new GoDecision(GoVerdict.GoIf, $"if memory suffices: held at {NumberFormat.Short(tried)}, where the search ended")
            : new GoDecision(GoVerdict.GoIf, $"if a search beyond {NumberFormat.Short(tried)} confirms it");
    }

    private static double Headroom(RoleMemory memory) => 1 - (double)memory.Peak / Math.Max(1, memory.Limit);
}
