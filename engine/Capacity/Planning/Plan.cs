using Aurigraph.Capacity.Ceilings;
using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Planning;

/// <summary>How to reach a target at the least price, or why it cannot be reached.</summary>
public sealed record Plan
{
    /// <summary>What came of it.</summary>
    public required PlanOutcome Outcome { get; init; }

    /// <summary>What was to be reached.</summary>
    public required PlanTarget Target { get; init; }

    /// <summary>Ceilings as things are.</summary>
    public required IReadOnlyList<Ceiling> Now { get; init; }

    /// <summary>Ceilings as planned; those of now when nothing changes.</summary>
    public required IReadOnlyList<Ceiling> Planned { get; init; }

    /// <summary>The experiment as planned.</summary>
    public required ExperimentDefinition Experiment { get; init; }

    /// <summary>What to change; none when the target is met or cannot be.</summary>
    public required IReadOnlyList<PlanChange> Changes { get; init; }

    /// <summary>Euros a month as things are, see <see cref="PriceTable"/>.</summary>
    public required double PriceNow { get; init; }

    /// <summary>Euros a month as planned.</summary>
    public required double PricePlanned { get; init; }

    /// <summary>The floor of finality at the target as planned.</summary>
    public required LatencyFloor Floor { get; init; }

    /// <summary>Why not; null when it can be reached.</summary>
    public PlanObstacle? Obstacle { get; init; }
}

/// <summary>What comes of planning.</summary>
public enum PlanOutcome
{
    /// <summary>Nothing has to change.</summary>
    AlreadyMet,

    /// <summary>The changes reach the target.</summary>
    Reached,

    /// <summary>No change that is for sale reaches it.</summary>
    Forbidden,
}

/// <summary>Why a target cannot be reached.</summary>
/// <param name="Law">The law, as docs/laws.md names it.</param>
/// <param name="Resource">The resource that it bounds; "finality" where it is time.</param>
/// <param name="Most">The highest rate that it allows, transactions a second; 0 where it is time.</param>
/// <param name="Formula">The arithmetic with its numbers.</param>
public sealed record PlanObstacle(string Law, string Resource, double Most, string Formula)
{
    /// <summary>What would have to be true for it to be reached, though it cannot be bought; null when nothing is known.</summary>
    public string? Condition { get; init; }
}
