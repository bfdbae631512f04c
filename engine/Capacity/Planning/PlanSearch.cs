using Aurigraph.Capacity.Ceilings;
using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Planning;

/// <summary>Tries candidates, buys what each lacks, and keeps the cheapest that reaches the target; among equals the one with the fewest changes, then the one
/// tried first.</summary>
internal sealed class PlanSearch(ExperimentDefinition now, IReadOnlyList<int> groups, PlanTarget target, Repair repair)
{
    /// <summary>What no setting changes: when one of these forbids a candidate, it forbids all.</summary>
    private static readonly string[] WhateverTheSettings = [Resources.Apply, Resources.StoreReads, Resources.DiskBandwidth, Resources.Memory];

    private static readonly string[] OfOrigins = [Resources.OriginEgress, Resources.AdmissionCpu, Resources.VerificationCpu, Resources.BusinessCpu, Resources.Window, Resources.BodyWindow];

    private readonly List<PlanObstacle> _obstacles = [];
    private double _price = double.PositiveInfinity;
    private int _changes;

    /// <summary>The cheapest so far; null when none reaches the target.</summary>
    public ExperimentDefinition? Best { get; private set; }

    /// <summary>What hinders most candidates; at the highest rate that it allows.</summary>
    public PlanObstacle Obstacle => _obstacles.GroupBy(o => o.Resource).MaxBy(g => g.Count())!.MaxBy(o => o.Most)!;

    /// <summary>Whether more admitting containers may be cheaper than what was found, or make possible what was not.</summary>
    public bool MayNeedMoreOrigins => !IsHopeless && (Best is null ? _obstacles.Any(o => OfOrigins.Contains(o.Resource)) : Best.Network.Nic != now.Network.Nic);

    private bool IsHopeless => _obstacles.Any(o => WhateverTheSettings.Contains(o.Resource));

    /// <summary>Tries them in order.</summary>
    public void Try(IEnumerable<ExperimentDefinition> candidates)
    {
        foreach (ExperimentDefinition candidate in candidates)
        {
            if (IsHopeless)
                return;
            if (PriceTable.Reference.Of(candidate) <= _price)
                Try(candidate);
        }
    }

    private void Try(ExperimentDefinition candidate)
    {
        (ExperimentDefinition? bought, PlanObstacle? obstacle) = repair.Of(candidate);
        obstacle ??= Planner.TooSlow(bought!, target);
        if (obstacle is not null)
        {
            _obstacles.Add(obstacle);
            return;
        }
        double price = Math.Round(PriceTable.Reference.Of(bought!), 6);
        int changes = PlanDifference.Between(now, bought!, groups).Count;
        if ((price, changes).CompareTo((_price, _changes)) < 0)
            (Best, _price, _changes) = (bought, price, changes);
    }
}
