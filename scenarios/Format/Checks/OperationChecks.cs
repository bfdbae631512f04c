using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Clients of the key-value store that cannot be.</summary>
internal static class OperationChecks
{
    /// <summary>Notes them.</summary>
    public static void Run(KeyValues root, ReadContext context)
    {
        if (!root.TryGet(ScenarioKeys.Workload, out KeyValues? workload) || !workload.TryGet(WorkloadKeys.Operations, out Either<string>? operations) || operations.Group is not { } group)
            return;
        if (group.Get(OperationKeys.Model) == OperationModel.Register && group.IsWritten(OperationKeys.Keys) && group.Get(OperationKeys.Keys) != 1)
            context.Faults.Add(group.At(OperationKeys.Keys), group.PathOf(OperationKeys.Keys), "a register is one; remove `keys`, or take the model `key-value`");
    }
}
