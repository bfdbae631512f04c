using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>What each resource of an experiment allows, from the lowest on, by arithmetic alone: no simulation. Each ceiling takes all others as plentiful;
/// since batches grow with the rate, and with it what a transaction costs falls, a ceiling is the rate whose own demand just fits.</summary>
public static class CeilingLadder
{
    private const double Least = 1e-3;
    private const double Most = 1e12;

    /// <summary>The ceilings, rising. Resources that cost nothing, or that the experiment does not have, are not among them.</summary>
    /// <param name="experiment">What is to be bounded; its offered load plays no part.</param>
    public static IReadOnlyList<Ceiling> Of(ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        Dictionary<string, Ceiling> lowest = new(StringComparer.Ordinal);
        if (MemoryFit.Check(experiment) is { } misfit)
            lowest.Add(misfit.Resource, misfit);
        foreach (Layout layout in Layout.LeaderKinds(experiment).Select(leader => new Layout(experiment, leader)))
        {
            var model = new DemandModel(layout);
            foreach (Rung rung in RungList.Of(layout))
            {
                if (CeilingOf(rung, model) is { } ceiling && (!lowest.TryGetValue(ceiling.Resource, out Ceiling? known) || ceiling.Tps < known.Tps))
                    lowest[ceiling.Resource] = ceiling;
            }
        }
        return [.. lowest.Values.OrderBy(c => c.Tps).ThenBy(c => Resources.All.ToList().IndexOf(c.Resource))];
    }

    /// <summary>The lowest ceiling that bounds commits; null when nothing does.</summary>
    public static Ceiling? Lowest(ExperimentDefinition experiment) => Of(experiment).FirstOrDefault(c => c.BoundsCommits);

    /// <summary>What is used beyond its limit at a rate, the worst first: every ceiling that lies below the rate.</summary>
    internal static IReadOnlyList<(Rung Rung, double Use)> Overloads(ExperimentDefinition experiment, double tps)
    {
        Dictionary<string, (Rung Rung, double Use)> worst = new(StringComparer.Ordinal);
        foreach (Layout layout in Layout.LeaderKinds(experiment).Select(leader => new Layout(experiment, leader)))
        {
            Demand demand = new DemandModel(layout).At(tps);
            foreach (Rung rung in RungList.Of(layout))
            {
                double use = rung.Use(demand);
                if (use > 1 + 1e-9 && use > worst.GetValueOrDefault(rung.Resource).Use)
                    worst[rung.Resource] = (rung, use);
            }
        }
        return [.. worst.Values.OrderByDescending(w => w.Use)];
    }

    /// <summary>Bisection on a logarithmic scale; use rises with the rate.</summary>
    private static Ceiling? CeilingOf(Rung rung, DemandModel model)
    {
        if (rung.Use(model.At(Most)) < 1)
            return null;
        (double low, double high) = (Least, Most);
        while (high / low > 1 + 1e-7)
        {
            double middle = Math.Sqrt(low * high);
            if (rung.Use(model.At(middle)) < 1)
                low = middle;
            else
                high = middle;
        }
        Demand demand = model.At(low);
        return new Ceiling
        {
            Resource = rung.Resource,
            Where = rung.Where(demand),
            Tps = low <= Least * (1 + 1e-6) ? 0 : low,
            Formula = rung.Formula(demand),
            Law = rung.Law,
            Keys = rung.Keys,
            BoundsCommits = rung.BoundsCommits,
        };
    }
}
