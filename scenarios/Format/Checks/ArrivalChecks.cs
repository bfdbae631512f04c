using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Arrivals and retries that cannot be, or that would be more than a run can hold.</summary>
internal static class ArrivalChecks
{
    private const long MaxPeriods = 100_000;
    private const double MaxWaiting = 20e6;

    /// <summary>Notes them.</summary>
    public static void Run(KeyValues root, ReadContext context)
    {
        if (!root.TryGet(ScenarioKeys.Workload, out KeyValues? workload))
            return;
        Retry(workload, context);
        if (!workload.TryGet(WorkloadKeys.Arrival, out Either<ArrivalProcess>? arrival) || arrival.Group is not { } group
            || !root.TryGet(ScenarioKeys.Warmup, out Duration warmup) || !root.TryGet(ScenarioKeys.Duration, out Duration duration))
            return;
        if (group.TryGet(WorkloadKeys.Burst, out KeyValues? burst))
            Burst(burst, warmup + duration, context);
        if (group.TryGet(WorkloadKeys.Rates, out IReadOnlyList<ListItem<double>>? rates))
            Trace(group, rates, warmup + duration, context);
    }

    private static void Burst(KeyValues burst, Duration loadTime, ReadContext context)
    {
        double factor = burst.Get(WorkloadKeys.BurstFactor);
        Duration on = burst.Get(WorkloadKeys.BurstOn);
        Duration period = on + burst.Get(WorkloadKeys.BurstOff);
        double most = (double)period.Nanoseconds / on.Nanoseconds;
        if (factor > most)
        {
            context.Faults.Add(burst.At(WorkloadKeys.BurstFactor), burst.PathOf(WorkloadKeys.BurstFactor),
                FormattableString.Invariant($"the factor is {factor}; with `on` {on} in every {period} at most {Math.Floor(most * 1000) / 1000} leaves the mean at the rate of the stages"));
        }
        if (loadTime.Nanoseconds / period.Nanoseconds > MaxPeriods)
            context.Faults.Add(burst.Node, burst.Path, $"`on` and `off` make a period of {period}, of which {loadTime} holds more than {MaxPeriods}; lengthen them");
    }

    private static void Trace(KeyValues group, IReadOnlyList<ListItem<double>> rates, Duration loadTime, ReadContext context)
    {
        string path = group.PathOf(WorkloadKeys.Rates);
        long needed = (loadTime.Nanoseconds + 999_999_999) / 1_000_000_000;
        if (rates.Count < needed)
            context.Faults.Add(group.At(WorkloadKeys.Rates), path, $"the trace ends after {rates.Count}s; it must cover warmup and duration, {loadTime}");
        else if (rates.Take((int)needed).All(r => r.Value == 0))
            context.Faults.Add(group.At(WorkloadKeys.Rates), path, $"the trace is 0 throughout warmup and duration, {loadTime}; one rate at least must be above 0");
    }

    private static void Retry(KeyValues workload, ReadContext context)
    {
        if (!workload.TryGet(WorkloadKeys.Retry, out Either<string>? retry) || retry.Group is not { } policy)
            return;
        double peak = workload.Readable(WorkloadKeys.Stages)
            .Select(s => VariantShape.Is(s.Value, WorkloadKeys.Steady) ? s.Value.Get(WorkloadKeys.StageRate) : s.Value.Get(WorkloadKeys.RampTo))
            .Select(r => r.PerSecond).DefaultIfEmpty(0).Max();
        double waiting = peak * policy.Get(WorkloadKeys.RetryAfter).Seconds * policy.Get(WorkloadKeys.RetryMax);
        if (waiting > MaxWaiting)
        {
            context.Faults.Add(policy.Node, policy.Path, FormattableString.Invariant(
                $"at the highest rate of the stages up to {waiting:0} transactions could wait to be tried again (rate x after x max); at most {MaxWaiting:0} can: lower `after` or `max`"));
        }
    }
}
