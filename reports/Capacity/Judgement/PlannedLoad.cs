using Aurigraph.Experiment;

namespace Aurigraph.Reports.Capacity.Judgement;

/// <summary>The load that a scenario plans for.</summary>
internal static class PlannedLoad
{
    /// <summary>The highest rate of its stages, transactions per second; 0 when it plans none.</summary>
    public static double Peak(ExperimentDefinition experiment) =>
        experiment.Workload.Stages.Select(s => Math.Max(s.From.PerSecond, s.To.PerSecond)).DefaultIfEmpty(0).Max();
}
