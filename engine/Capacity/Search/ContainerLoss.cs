using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Search;

/// <summary>What the loss of a container costs: the one that holds the leader dies and stays down.</summary>
internal static class ContainerLoss
{
    private static readonly Duration Before = Duration.FromSeconds(2);
    private static readonly Duration Window = Duration.FromSeconds(10);

    /// <summary>Longest time without finality, milliseconds; infinite when nothing was final any more, null when nobody led.</summary>
    /// <param name="runner">Runs it.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="undisturbed">A run at the same rate and seed: until the crash both are the same, so it tells who leads then.</param>
    /// <param name="rate">Offered transactions per second.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<double?> GapAsync(IProbeRunner runner, ExperimentDefinition scenario, RunResult undisturbed, double rate, CancellationToken cancellation)
    {
        Duration at = scenario.Warmup + Before;
        LeaderSpan? leading = undisturbed.Leaders.FirstOrDefault(l => l.StartMs <= at.Milliseconds && at.Milliseconds < l.EndMs);
        if (leading is null)
            return null;
        string container = scenario.Deployment.ContainerOf(leading.Leader).Id;
        ExperimentDefinition experiment = SteadyLoad.At(scenario, rate, undisturbed.Seed, scenario.Warmup, Window) with
        {
            Faults = [new CrashFault(at, container, null, null, null)],
            Thresholds = [],
        };
        RunResult result = await runner.RunAsync(experiment, cancellation).ConfigureAwait(false);
        double gap = result.Steadiness!.LongestGap;
        return gap >= (Window - Before).Milliseconds ? double.PositiveInfinity : gap;
    }
}
