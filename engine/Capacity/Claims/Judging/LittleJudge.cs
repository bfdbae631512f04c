namespace Aurigraph.Capacity.Claims.Judging;

/// <summary>A rate against the cap on transactions in flight over their latency (Little's law).</summary>
internal static class LittleJudge
{
    /// <summary>Judges.</summary>
    public static Judgement Judge(Claim claim)
    {
        double cap = claim.InFlight!.Value;
        double most = cap / claim.Latency!.Value.Seconds;
        string why = $"Little's law: {ClaimText.Short(cap)} / {ClaimText.Milliseconds(claim.Latency.Value.Milliseconds)} = {ClaimText.Short(most)}";
        return new Judgement(most < claim.Claimed ? ClaimOutcome.NotReachable : ClaimOutcome.Met, why, most, IsExact: true);
    }
}
