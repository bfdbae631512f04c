using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Search;

/// <summary>Scenarios under one steady rate instead of their own stages. The rate is reached by a ramp over the first half of the warm-up, so that
/// what arrives before there is a leader does not have to be caught up with: near the knee that takes longer than any warm-up.</summary>
public static class SteadyLoad
{
    /// <summary>The scenario at a rate, without its planned trouble.</summary>
    /// <param name="scenario">Where the load runs.</param>
    /// <param name="rate">Offered transactions per second.</param>
    /// <param name="seed">Seeds every draw.</param>
    /// <param name="warmup">Not judged.</param>
    /// <param name="window">Judged.</param>
    public static ExperimentDefinition At(ExperimentDefinition scenario, double rate, ulong seed, Duration warmup, Duration window) => scenario with
    {
        Seed = seed,
        Warmup = warmup,
        Duration = window,
        Faults = [],
        Workload = scenario.Workload with { Stages = Stages(new Rate(rate), warmup, window) },
    };

    private static IReadOnlyList<LoadStage> Stages(Rate rate, Duration warmup, Duration window) => warmup == Duration.Zero
        ? [new LoadStage(Duration.Zero, window, rate, rate)]
        : [new LoadStage(Duration.Zero, warmup / 2, new Rate(0), rate), new LoadStage(warmup / 2, warmup + window, rate, rate)];

    /// <summary>The scenario at a rate, over its own window.</summary>
    public static ExperimentDefinition At(ExperimentDefinition scenario, double rate, ulong seed) => At(scenario, rate, seed, scenario.Warmup, scenario.Duration);

    /// <summary>A rate with four digits, so that it can be written down and probed again.</summary>
    public static double Rounded(double rate)
    {
        if (rate <= 0)
            return rate;
        double unit = Math.Pow(10, Math.Floor(Math.Log10(rate)) - 3);
        return Math.Round(rate / unit) * unit;
    }
}
