namespace Aurigraph.Reports.Capacity.Judgement;

/// <summary>What a plan can be answered.</summary>
internal enum GoVerdict
{
    /// <summary>It carries what is planned, with room.</summary>
    Go,

    /// <summary>It does when a named condition is met.</summary>
    GoIf,

    /// <summary>It does not.</summary>
    No,
}
