using Aurigraph.Measurement;

namespace Aurigraph.Capacity.Claims.Judging;

/// <summary>A size of batches against what arrives at the claimed rate until the delay limit closes a batch, as if one node took in everything.</summary>
internal static class BatchJudge
{
    /// <summary>Judges.</summary>
    public static Judgement Judge(Claim claim, ProjectedScenario scenario)
    {
        double delay = scenario.Experiment.Batching.MaxDelay.Seconds;
        double rate = claim.Rate!.Value.PerSecond;
        double most = rate * delay;
        int origins = scenario.Experiment.Deployment.Nodes(scenario.Experiment.Workload.SubmitTo).Count();
        string why = $"{ClaimText.Short(rate)} TPS x {ClaimText.Milliseconds(delay * 1e3)} = {ClaimText.Short(most)}";
        if (origins > 1)
            why += $", or {ClaimText.Short(most / origins)} at each of {origins} origins";
        if (most < claim.Claimed)
            why += ": the delay closes every batch first";
        if (scenario.At70 is { Batches.MeanTransactions: { } mean } run)
            why += $"; {ClaimText.Short(mean)} on average at {ClaimText.Short(run.Throughput.OfferedTps)} TPS";
        return new Judgement(most < claim.Claimed ? ClaimOutcome.NotReachable : ClaimOutcome.Met, why, most, IsExact: true);
    }
}
