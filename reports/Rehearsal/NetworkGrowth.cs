using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Rehearsal;

/// <summary>A network that grew under load, size by size: a run for each size, in which its last voter joins.</summary>
/// <param name="From">The scenario it began with.</param>
/// <param name="To">The scenario it was to become.</param>
/// <param name="OfferedTps">The load, the same at every size.</param>
/// <param name="Steps">Sizes in their order, the first that of <paramref name="From"/>; the last is one that was taken back, if any was.</param>
/// <param name="Rule">When a size is taken back.</param>
public sealed record NetworkGrowth(string From, string To, double OfferedTps, IReadOnlyList<GrowthStep> Steps, string Rule)
{
    /// <summary>The run in which the voter of the last size left again; null when no size was taken back, or nobody had joined.</summary>
    public GrowthStep? TakenBack { get; init; }

    /// <summary>Whether a size was taken back.</summary>
    public bool IsRolledBack => Steps.Count > 0 && Steps[^1].Reason.Length > 0;

    /// <summary>The last size that was kept; null when not even the first was.</summary>
    public GrowthStep? Kept => Steps.LastOrDefault(s => s.Reason.Length == 0);

    /// <summary>What came of it, in a sentence.</summary>
    public string Sentence => Steps.Count == 0 ? "No size was run."
        : !IsRolledBack ? $"Grew from {Steps[0].Voters} to {Steps[^1].Voters} voters in {Steps.Count - 1} steps; every size was kept."
        : Kept is { } kept ? $"Rolled back from {Steps[^1].Name} to {kept.Name}: {Steps[^1].Reason}.{Back}"
        : $"Not even {Steps[0].Name} held: {Steps[0].Reason}.";

    private string Back => TakenBack switch
    {
        null => "",
        { ChangeMs: { } ms, Reason.Length: 0 } left => $" {left.Changed} left within {NumberFormat.Milliseconds(ms)}, and nothing was lost.",
        { ChangeMs: { } ms } left => $" {left.Changed} left within {NumberFormat.Milliseconds(ms)}: {left.Reason}.",
        { } stuck => $" Going back failed: {stuck.Reason}.",
    };
}

/// <summary>One size.</summary>
/// <param name="Name">What it is, for example <c>21 voters</c>.</param>
/// <param name="Voters">Validators.</param>
/// <param name="Nodes">All nodes.</param>
/// <param name="CommittedTps">Transactions committed a second.</param>
/// <param name="FinalityP95">Milliseconds; null when nothing became final.</param>
/// <param name="Lost">Acknowledged and missing.</param>
/// <param name="Reason">Why it was taken back; empty: it was kept.</param>
public sealed record GrowthStep(string Name, int Voters, int Nodes, double CommittedTps, double? FinalityP95, long Lost, string Reason)
{
    /// <summary>The validator that joined or left under load in its run; null when none did.</summary>
    public string? Changed { get; init; }

    /// <summary>Milliseconds from when that was asked for until the network decided by the new voters; null when it never did.</summary>
    public double? ChangeMs { get; init; }
}
