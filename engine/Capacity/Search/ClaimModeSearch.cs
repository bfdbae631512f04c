using Aurigraph.Capacity.Ceilings;
using Aurigraph.Capacity.Claims;
using Aurigraph.Capacity.Study;
using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Search;

/// <summary>Finds what has to be switched off until a scenario reaches what was claimed for it. While arithmetic alone says no, nothing is simulated;
/// from the first step on where it does not, a run at the claimed rate decides.</summary>
public static class ClaimModeSearch
{
    /// <summary>The steps, as far as the one that reaches the claim.</summary>
    /// <param name="runner">Runs the probes.</param>
    /// <param name="settings">The service level.</param>
    /// <param name="scenario">What was found of the scenario as it is.</param>
    /// <param name="claimed">Claimed transactions per second; positive.</param>
    /// <param name="log">Keeps every probe.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<IReadOnlyList<ClaimModeAnswer>> FindAsync(
        IProbeRunner runner, CapacitySettings settings, ScenarioCapacity scenario, double claimed, ProbeLog log, CancellationToken cancellation)
    {
        var probe = new LoadProbe(runner, settings.Conditions);
        List<ClaimModeAnswer> steps = [];
        foreach (ClaimModeStep step in ClaimMode.Ladder(scenario.Experiment))
        {
            if (steps.Count == 0)
            {
                steps.Add(new ClaimModeAnswer($"{step.Text} (searched)", scenario.Knee?.Mid));
                if (scenario.Knee?.Mid >= claimed)
                    break;
                continue;
            }
            double bound = CeilingLadder.Lowest(step.Experiment)?.Tps ?? double.PositiveInfinity;
            if (bound < claimed)
            {
                steps.Add(new ClaimModeAnswer($"{step.Text} (by arithmetic, {CeilingLadder.Lowest(step.Experiment)!.Resource})", bound));
                continue;
            }
            Probe answer = await probe.AskAsync(step.Experiment, claimed, settings.FirstSeed(step.Experiment), cancellation).ConfigureAwait(false);
            log.Add(step.Experiment, answer);
            steps.Add(answer.IsSustained
                ? new ClaimModeAnswer($"{step.Text} (a run at the claimed rate holds)", claimed)
                : new ClaimModeAnswer($"{step.Text} (a run at the claimed rate does not hold: {answer.Reason})", answer.CommittedTps < claimed ? answer.CommittedTps : null));
            if (answer.IsSustained)
                break;
        }
        return steps;
    }
}
