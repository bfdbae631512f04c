namespace Aurigraph.Capacity.Claims.Judging;

/// <summary>What a judge finds.</summary>
/// <param name="Outcome">The verdict.</param>
/// <param name="Why">One sentence with numbers.</param>
/// <param name="Projected">The figure it rests on; null when there is none.</param>
/// <param name="Low">Low end of its interval.</param>
/// <param name="High">High end of its interval.</param>
/// <param name="IsExact">Whether no run was needed.</param>
internal sealed record Judgement(ClaimOutcome Outcome, string Why, double? Projected = null, double? Low = null, double? High = null, bool IsExact = false)
{
    /// <summary>Nothing tells.</summary>
    public static Judgement Not(string why) => new(ClaimOutcome.NotJudged, why);

    /// <summary>It cannot be.</summary>
    public static Judgement Unreachable(string why) => new(ClaimOutcome.NotReachable, why, IsExact: true);

    /// <summary>Met or not, by a figure.</summary>
    public static Judgement By(Claim claim, ClaimFigure figure, string why, bool isExact = false) =>
        new(claim.Comparison.Holds(figure.Value, claim.Claimed!.Value) ? ClaimOutcome.Met : ClaimOutcome.NotMet, why, figure.Value, figure.Low, figure.High, isExact);
}
