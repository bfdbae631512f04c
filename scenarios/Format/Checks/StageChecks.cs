using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Stages that do not cover the load time.</summary>
internal static class StageChecks
{
    /// <summary>Notes them.</summary>
    public static void Run(KeyValues root, ReadContext context)
    {
        if (!root.TryGet(ScenarioKeys.Workload, out KeyValues? workload) || !workload.TryGet(WorkloadKeys.Stages, out IReadOnlyList<ListItem<KeyValues>>? stages))
            return;
        Int128 total = 0;
        bool toTheEnd = false;
        foreach (ListItem<KeyValues> stage in stages)
        {
            if (toTheEnd)
            {
                context.Faults.Add(stage.Node, stage.Path, "a stage follows one that says `for: rest`; only the last may say so");
                return;
            }
            Duration? length = VariantShape.Is(stage.Value, WorkloadKeys.Steady) ? stage.Value.Get(WorkloadKeys.For) : stage.Value.Get(WorkloadKeys.Over);
            toTheEnd = length is null;
            total += length?.Nanoseconds ?? 0;
        }
        if (!root.TryGet(ScenarioKeys.Warmup, out Duration warmup) || !root.TryGet(ScenarioKeys.Duration, out Duration duration))
            return;
        if (total > long.MaxValue / 4)
            context.Faults.Add(workload.At(WorkloadKeys.Stages), workload.PathOf(WorkloadKeys.Stages), "the stages together last longer than seventy years");
        else if (!toTheEnd && total < (warmup + duration).Nanoseconds)
            context.Faults.Add(workload.At(WorkloadKeys.Stages), workload.PathOf(WorkloadKeys.Stages), $"the stages end after {new Duration((long)total)}; they must cover warmup and duration, {warmup + duration} (the last may say `for: rest`)");
    }
}
