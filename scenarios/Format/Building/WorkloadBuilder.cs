using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Makes the load from the values of <c>workload</c>.</summary>
internal static class WorkloadBuilder
{
    /// <summary>The load; stages end with the load time.</summary>
    public static Workload Build(KeyValues workload, Duration loadTime) => new()
    {
        Burst = BurstOf(workload),
        Trace = TraceOf(workload),
        Closed = ClosedOf(workload),
        Retry = workload.Get(WorkloadKeys.Retry).Group is { } retry ? new RetryPolicy(retry.Get(WorkloadKeys.RetryAfter), retry.Get(WorkloadKeys.RetryMax)) : null,
        Imbalance = workload.Get(WorkloadKeys.Imbalance).Group is { } imbalance ? imbalance.Get(WorkloadKeys.Zipf) : 0,
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

    /// <summary>Brings in the file of a trace, so that a resolved scenario needs none.</summary>
    public static void Complete(KeyValues workload, ReadContext context)
    {
        if (!workload.TryGet(WorkloadKeys.Arrival, out Either<ArrivalProcess>? arrival) || arrival.Group is not { } group || !VariantShape.Is(group, WorkloadKeys.TraceForm))
            return;
        var reference = (ScalarNode)group.At(WorkloadKeys.Trace);
        if (TraceFile.Read(reference, group.PathOf(WorkloadKeys.Trace), context) is not { } rates)
            return;
        KeyValues read = new(WorkloadKeys.RatesForm, group.Node, group.Path);
        string path = read.PathOf(WorkloadKeys.Rates);
        read.Set(WorkloadKeys.Rates, (IReadOnlyList<ListItem<double>>)[.. rates.Select(r => new ListItem<double>(r, reference, path))], reference);
        workload.Set(WorkloadKeys.Arrival, new Either<ArrivalProcess>(default, read), workload.At(WorkloadKeys.Arrival));
    }

    private static Burst? BurstOf(KeyValues workload) =>
        workload.Get(WorkloadKeys.Arrival).Group is { } group && group.TryGet(WorkloadKeys.Burst, out KeyValues? burst)
            ? new Burst(burst.Get(WorkloadKeys.BurstFactor), burst.Get(WorkloadKeys.BurstOn), burst.Get(WorkloadKeys.BurstOff))
            : null;

    private static IReadOnlyList<double>? TraceOf(KeyValues workload) =>
        workload.Get(WorkloadKeys.Arrival).Group is { } group && group.TryGet(WorkloadKeys.Rates, out IReadOnlyList<ListItem<double>>? rates)
            ? [.. rates.Select(r => r.Value)]
            : null;

    private static ClosedLoop? ClosedOf(KeyValues workload) =>
        workload.Get(WorkloadKeys.Arrival).Group is { } group && group.TryGet(WorkloadKeys.Closed, out KeyValues? closed)
            ? new ClosedLoop(closed.Get(WorkloadKeys.Clients), closed.Get(WorkloadKeys.Think), closed.Get(WorkloadKeys.ClientTimeout))
            : null;

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
