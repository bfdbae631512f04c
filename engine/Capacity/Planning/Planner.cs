using Aurigraph.Capacity.Ceilings;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Planning;

/// <summary>Finds the cheapest change of an experiment that reaches a target, by closed forms alone.
/// <para>What costs nothing is tried in all combinations: dissemination, where signatures are checked, the age of batches, the delay of appends, and how many containers
/// admit. For each, what is missing then is bought (<see cref="Repair"/>). The cheapest wins, among equals the one with the fewest changes. Applying
/// is software, not hardware: another lane is never bought, but told as a condition. Validators are never taken away, since that is what is paid for safety.</para></summary>
public static class Planner
{
    private static readonly int[] AgesMs = [50, 20, 10, 5, 2, 1];
    private static readonly int[] Multiples = [2, 3, 4, 6, 8];

    /// <summary>Plans.</summary>
    /// <param name="experiment">As things are.</param>
    /// <param name="containerGroups">How many containers each entry of the scenario's <c>deployment.containers</c> makes, in their order.</param>
    /// <param name="target">What to reach.</param>
    /// <param name="headroom">How far above the target every ceiling is to lie, as a share of it; not negative.</param>
    /// <exception cref="ArgumentException">The groups are not those of the experiment.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive or the headroom negative.</exception>
    public static Plan Find(ExperimentDefinition experiment, IReadOnlyList<int> containerGroups, PlanTarget target, double headroom = 0)
    {
        if (!(target.Tps > 0 && double.IsFinite(target.Tps)))
            throw new ArgumentOutOfRangeException(nameof(target), target.Tps, "A plan is for a positive rate.");
        ArgumentOutOfRangeException.ThrowIfNegative(headroom);
        if (containerGroups.Sum() != experiment.Deployment.Containers.Count)
            throw new ArgumentException($"The groups hold {containerGroups.Sum()} containers and the experiment {experiment.Deployment.Containers.Count}.", nameof(containerGroups));
        var repair = new Repair(PriceTable.Reference, target.Tps * (1 + headroom));
        if (IsMet(experiment, target, headroom))
            return Make(PlanOutcome.AlreadyMet, experiment, experiment, containerGroups, target);
        var search = new PlanSearch(experiment, containerGroups, target, repair);
        search.Try(Candidates(experiment, target));
        if (search.MayNeedMoreOrigins)
        {
            foreach (ExperimentDefinition grown in Multiples.Select(m => MoreOrigins(experiment, containerGroups, m)).OfType<ExperimentDefinition>())
                search.Try(Candidates(grown, target));
        }
        return search.Best is { } found
            ? Make(PlanOutcome.Reached, experiment, found, containerGroups, target)
            : Make(PlanOutcome.Forbidden, experiment, experiment, containerGroups, target) with { Obstacle = Condition(experiment, containerGroups, target, headroom, search.Obstacle) };
    }

    private static double Price(ExperimentDefinition experiment) => PriceTable.Reference.Of(experiment);

    private static bool IsMet(ExperimentDefinition experiment, PlanTarget target, double headroom) => MemoryFit.Check(experiment) is null
        && CeilingLadder.Overloads(experiment, target.Tps * (1 + headroom)).Count == 0 && TooSlow(experiment, target) is null;

    /// <summary>The limit of finality that lies below the floor; null when none does.</summary>
    internal static PlanObstacle? TooSlow(ExperimentDefinition experiment, PlanTarget target)
    {
        LatencyFloor floor = LatencyFloor.Of(experiment, target.Tps);
        foreach ((double share, double seconds, string expression) in target.FinalityLimits)
        {
            if (floor.Finality(share) > seconds)
                return new PlanObstacle("finality", "finality", 0, $"{expression}: {Explain(floor, share)} = {Figures.Time(floor.Finality(share))} without any queue");
        }
        return null;
    }

    private static string Explain(LatencyFloor floor, double share)
    {
        double services = floor.WithoutBatching - (4 * floor.OneWay);
        return $"{Figures.Number(share)} x {Figures.Time(floor.Batching)} batching delay + 4 x {Figures.Time(floor.OneWay)} one way + {Figures.Time(Math.Max(0, services))} of service";
    }

    private static IEnumerable<ExperimentDefinition> Candidates(ExperimentDefinition experiment, PlanTarget target)
    {
        bool limited = target.FinalityLimits.Any();
        Duration now = experiment.Batching.MaxDelay;
        IEnumerable<Duration> ages = AgesMs.Select(ms => Duration.FromMilliseconds(ms)).Where(a => a < now || (limited && a > now)).Prepend(now);
        DisseminationMode mode = experiment.Consensus.Dissemination;
        DisseminationMode other = mode == DisseminationMode.Parallel ? DisseminationMode.Leader : DisseminationMode.Parallel;
        return from dissemination in new[] { mode, other }
               from verify in new[] { experiment.Crypto.Verify, VerifyAt.Ingress }.Distinct()
               from delay in new[] { experiment.Consensus.AppendDelay, Duration.Zero }.Distinct()
               from age in ages
               select experiment with
               {
                   Consensus = experiment.Consensus with { Dissemination = dissemination, AppendDelay = delay },
                   Crypto = experiment.Crypto with { Verify = verify },
                   Batching = experiment.Batching with { MaxDelay = age },
               };
    }

    /// <summary>So many times the containers that admit; null where that would be validators or would pass a host. New nodes are numbered after the present ones of
    /// their role.</summary>
    private static ExperimentDefinition? MoreOrigins(ExperimentDefinition experiment, IReadOnlyList<int> groups, int multiple)
    {
        if (experiment.Workload.SubmitTo == NodeRole.Validator || experiment.Deployment.Containers.Any(c => c.Role == experiment.Workload.SubmitTo && c.Host is not null))
            return null;
        List<Container> containers = [];
        Dictionary<NodeRole, (int Containers, int Nodes)> made = [];
        int first = 0;
        foreach (int count in groups)
        {
            Container model = experiment.Deployment.Containers[first];
            int wanted = model.Role == experiment.Workload.SubmitTo ? count * multiple : count;
            for (int i = 0; i < wanted; i++)
            {
                (int before, int nodes) = made.GetValueOrDefault(model.Role);
                made[model.Role] = (before + 1, nodes + model.Nodes.Count);
                containers.Add(model with
                {
                    Id = $"{model.Role.ToString().ToLowerInvariant()}-container-{before + 1}",
                    Nodes = [.. Enumerable.Range(nodes + 1, model.Nodes.Count).Select(k => new NodeId(model.Role, k))],
                });
            }
            first += count;
        }
        return containers.Sum(c => c.Nodes.Count) > 2_000 ? null : experiment with { Deployment = experiment.Deployment with { Containers = containers } };
    }

    /// <summary>With lanes enough for applying, which nobody sells, the rest may be for sale.</summary>
    private static PlanObstacle Condition(ExperimentDefinition experiment, IReadOnlyList<int> groups, PlanTarget target, double headroom, PlanObstacle obstacle)
    {
        if (obstacle.Resource != Resources.Apply)
            return obstacle;
        int lanes = (int)Math.Ceiling((target.Tps * (1 + headroom) / Math.Max(1, obstacle.Most) * experiment.ApplyParallelism) - 1e-5);
        if (lanes <= experiment.ApplyParallelism || lanes > 1024)
            return obstacle;
        Plan rest = Find(experiment with { ApplyParallelism = lanes }, groups, target, headroom);
        string lane = $"node.applyParallelism: {experiment.ApplyParallelism} -> {lanes}, another way of applying that is a change of the software and not for sale";
        return obstacle with
        {
            Condition = rest.Outcome switch
            {
                PlanOutcome.AlreadyMet => $"{lane}; nothing else",
                PlanOutcome.Reached => $"{lane}; and {string.Join(", ", rest.Changes)}, {Figures.Number(rest.PricePlanned)} EUR a month",
                _ => $"{lane}; even then forbidden by {rest.Obstacle!.Law}: {rest.Obstacle.Formula}",
            },
        };
    }

    private static Plan Make(PlanOutcome outcome, ExperimentDefinition before, ExperimentDefinition after, IReadOnlyList<int> groups, PlanTarget target)
    {
        IReadOnlyList<Ceiling> now = CeilingLadder.Of(before);
        return new Plan
        {
            Outcome = outcome,
            Target = target,
            Now = now,
            Planned = ReferenceEquals(before, after) ? now : CeilingLadder.Of(after),
            Experiment = after,
            Changes = PlanDifference.Between(before, after, groups),
            PriceNow = Price(before),
            PricePlanned = Price(after),
            Floor = LatencyFloor.Of(after, target.Tps),
        };
    }
}
