using Aurigraph.Capacity.Claims;
using Aurigraph.Experiment;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Wording;

/// <summary>A claim and what became of it, as reports write it.</summary>
/// <param name="Id">The claim's name.</param>
/// <param name="Text">What was claimed.</param>
/// <param name="Source">Who states it.</param>
/// <param name="Scenario">The scenario it is about.</param>
/// <param name="Claimed">The figure claimed, with its unit.</param>
/// <param name="Projected">The figure projected, with its unit; a dash when there is none.</param>
/// <param name="Interval">Its interval; "exact" when it follows from the scenario alone, "one run" when no seeds were compared.</param>
/// <param name="Outcome">The verdict.</param>
/// <param name="Why">The reason.</param>
/// <param name="Rate">The claimed rate, transactions per second; null when the claim is about something else than what the scenario sustains.</param>
/// <param name="Unit">Unit of the figures.</param>
/// <param name="IsGeneral">Whether it is about any network and not about this scenario.</param>
internal sealed record ClaimRow(string Id, string Text, string Source, string Scenario, string Claimed, string Projected, string Interval, ClaimOutcome Outcome, string Why, double? Rate, string Unit, bool IsGeneral)
{
    /// <summary>Of a verdict.</summary>
    public static ClaimRow Of(ClaimVerdict claim) => new(claim.Id, claim.Text, string.Join(", ", claim.Sources), claim.Scenario, claim.ClaimedText, claim.ProjectedText,
        Range(claim), claim.Verdict, claim.Why, claim.IsOwnThroughput && claim.Claimed is { } rate && double.IsFinite(rate) ? rate : null, UnitName(claim.Unit), claim.IsGeneral);

    /// <summary>The verdict in words.</summary>
    public static string Word(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Met => "met",
        ClaimOutcome.NotMet => "not met",
        ClaimOutcome.NotReachable => "not reachable",
        ClaimOutcome.ContradictsItself => "contradicts itself",
        _ => "not judged",
    };

    private static string Range(ClaimVerdict claim)
    {
        if (claim.Projected is null)
            return NumberFormat.Nothing;
        if (claim.IsExact)
            return "exact";
        return claim.Low is { } low && claim.High is { } high
            ? claim.Unit switch
            {
                MetricUnit.Ratio => $"{CapacityWords.Change(low)} to {CapacityWords.Change(high)}",
                MetricUnit.Milliseconds => $"{NumberFormat.MillisecondsBare(low)}–{NumberFormat.Milliseconds(high)}",
                MetricUnit.Bytes => $"{NumberFormat.Bytes(low)} to {NumberFormat.Bytes(high)}",
                _ => NumberFormat.Interval(low, high),
            }
            : "one run";
    }

    private static string UnitName(MetricUnit unit) => unit switch
    {
        MetricUnit.Milliseconds => "ms",
        MetricUnit.Bytes => "bytes",
        MetricUnit.Rate => "/s",
        MetricUnit.BytesPerSecond => "bytes/s",
        MetricUnit.Ratio => "ratio",
        _ => "",
    };
}
