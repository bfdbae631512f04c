using Aurigraph.Capacity.Claims;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity.Wording;

/// <summary>A claim and what became of it, as reports write it.</summary>
/// <param name="Id">The claim's name.</param>
/// <param name="Text">What was claimed.</param>
/// <param name="Source">Who states it.</param>
/// <param name="Scenario">The scenario it is about.</param>
/// <param name="Claimed">The figure claimed, with its unit.</param>
/// <param name="Projected">The figure projected, with its unit; a dash when there is none.</param>
/// <param name="Interval">Its interval; "exact" when it has none.</param>
/// <param name="Outcome">The verdict.</param>
/// <param name="Why">The reason.</param>
/// <param name="Rate">The claimed rate, transactions per second; null when the claim is about something else.</param>
/// <param name="Unit">Unit of the figures.</param>
internal sealed record ClaimRow(string Id, string Text, string Source, string Scenario, string Claimed, string Projected, string Interval, ClaimOutcome Outcome, string Why, double? Rate, string Unit)
{
    /// <summary>Of a verdict.</summary>
    public static ClaimRow Of(ClaimVerdict claim) => new(claim.Id, claim.Text, claim.Source, claim.Scenario, Figure(claim, claim.Claimed), Figure(claim, claim.Projected),
        Range(claim), claim.Verdict, claim.Why, IsRate(claim) && double.IsFinite(claim.Claimed) ? claim.Claimed : null, claim.Unit);

    /// <summary>The verdict in words.</summary>
    public static string Word(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Met => "met",
        ClaimOutcome.NotMet => "not met",
        ClaimOutcome.NotReachable => "not reachable",
        ClaimOutcome.ContradictsItself => "contradicts itself",
        _ => "not judged",
    };

    private static bool IsRate(ClaimVerdict claim) => claim.Unit is "TPS" or "tps" or "/s";

    private static string Figure(ClaimVerdict claim, double? value) => value is not { } number || !double.IsFinite(number)
        ? NumberFormat.Nothing
        : claim.Unit switch
        {
            "TPS" or "tps" or "/s" => NumberFormat.Short(number) + " TPS",
            "ms" => NumberFormat.Milliseconds(number),
            "B" or "bytes" => NumberFormat.Bytes(number),
            "ratio" or "%" => CapacityWords.Change(number),
            "" => NumberFormat.Short(number),
            _ => $"{NumberFormat.Short(number)} {claim.Unit}",
        };

    private static string Range(ClaimVerdict claim)
    {
        if (claim.Projected is null)
            return NumberFormat.Nothing;
        return claim.Low is { } low && claim.High is { } high
            ? claim.Unit switch
            {
                "ratio" or "%" => $"{CapacityWords.Change(low)} to {CapacityWords.Change(high)}",
                "ms" => $"{NumberFormat.MillisecondsBare(low)}–{NumberFormat.Milliseconds(high)}",
                "B" or "bytes" => $"{NumberFormat.Bytes(low)} to {NumberFormat.Bytes(high)}",
                _ => NumberFormat.Interval(low, high),
            }
            : "exact";
    }
}
