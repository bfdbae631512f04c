using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Makes the load from the values of <c>workload</c>.</summary>
internal static class WorkloadBuilder
{
    /// <summary>The load; stages end with the load time.</summary>
    public static Workload Build(KeyValues workload, Duration loadTime) => new()
    {
        TransactionSize = workload.Get(WorkloadKeys.TransactionSize),
        Arrival = workload.Get(WorkloadKeys.Arrival).Scalar,
        ClientLatency = workload.Get(WorkloadKeys.Client).Get(WorkloadKeys.ClientLatency),
        SubmitTo = workload.Get(WorkloadKeys.SubmitTo),
        Accounts = Accounts(workload.Get(WorkloadKeys.Accounts)),
        Operations = workload.Get(WorkloadKeys.Operations).Group is { } operations ? Operations(operations) : null,
        Stages = Stages(workload.Get(WorkloadKeys.Stages), loadTime),
    };

    private static Accounts Accounts(KeyValues accounts) =>
        new(accounts.Get(WorkloadKeys.AccountCount), accounts.Get(WorkloadKeys.Skew).Group is { } skew ? skew.Get(WorkloadKeys.SkewZipf) : 0);

    private static ClientOperations Operations(KeyValues operations)
    {
        OperationModel model = operations.Get(OperationKeys.Model);
        int keys = model == OperationModel.Register ? 1 : operations.Get(OperationKeys.Keys);
        return new ClientOperations(model, operations.Get(OperationKeys.Clients), keys, operations.Get(OperationKeys.Think), operations.Get(OperationKeys.Timeout));
    }

    /// <summary>Stages with their times, cut off where the load ends.</summary>
    public static IReadOnlyList<LoadStage> Stages(IReadOnlyList<ListItem<KeyValues>> stages, Duration loadTime)
    {
        List<LoadStage> made = [];
        Duration start = Duration.Zero;
        Rate rate = new(0);
        foreach (KeyValues stage in stages.Select(s => s.Value))
        {
            bool steady = VariantShape.Is(stage, WorkloadKeys.Steady);
            Rate to = steady ? stage.Get(WorkloadKeys.StageRate) : stage.Get(WorkloadKeys.RampTo);
            Rate from = steady ? to : rate;
            Duration end = (steady ? stage.Get(WorkloadKeys.For) : stage.Get(WorkloadKeys.Over)) is { } length ? start + length : loadTime;
            if (start < loadTime && end > start)
                made.Add(end <= loadTime ? new LoadStage(start, end, from, to) : Cut(start, end, loadTime, from, to));
            start = end;
            rate = to;
        }
        return made;
    }

    private static LoadStage Cut(Duration start, Duration end, Duration at, Rate from, Rate to)
    {
        double part = (double)(at - start).Nanoseconds / (end - start).Nanoseconds;
        return new LoadStage(start, at, from, from == to ? to : new Rate(from.PerSecond + ((to.PerSecond - from.PerSecond) * part)));
    }
}
