using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios.Checks;

/// <summary>What no single value can show: combinations that cannot work. Checks whose inputs were read with faults are left out.</summary>
internal static class ScenarioChecks
{
    /// <summary>Notes all such faults.</summary>
    /// <returns>The thresholds that could be read.</returns>
    public static IReadOnlyList<Threshold> Run(KeyValues root, Deployment? deployment, ReadContext context)
    {
        ConsensusChecks.Run(root, context);
        CapacityChecks.Run(root, context);
        StageChecks.Run(root, context);
        ArrivalChecks.Run(root, context);
        OperationChecks.Run(root, context);
        if (deployment is not null)
        {
            DeploymentChecks.Run(root, deployment, context);
            LinkChecks.Run(root, deployment, context);
            LiveChecks.Run(root, deployment, context);
        }
        TroubleChecks.Run(root, deployment, context);
        MemberChecks.Run(root, deployment, context);
        return Thresholds(root, context);
    }

    private static List<Threshold> Thresholds(KeyValues root, ReadContext context)
    {
        List<Threshold> thresholds = [];
        foreach (ListItem<string> item in root.Readable(ScenarioKeys.Thresholds))
        {
            if (ThresholdReader.Read(item.Value, out Threshold? threshold) is { } fault)
                context.Faults.Add(item.Node, item.Path, fault);
            else
                thresholds.Add(threshold!);
        }
        return thresholds;
    }
}
