using System.Globalization;
using Aurigraph.Capacity.Planning;
using Aurigraph.Capacity.Search;
using Aurigraph.Capacity.Study;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Reports.Text;

namespace Aurigraph.CommandLine.Capacity;

/// <summary>What would have to change for a scenario to bear more, by arithmetic: the rate it plans, or twice its knee where it bears that already.</summary>
internal static class ProposedChange
{
    /// <summary>How far arithmetic has to lie above the target: a simulation finds a little less.</summary>
    private const double Headroom = 0.05;

    /// <summary>The change in a sentence.</summary>
    /// <param name="capacity">What was found.</param>
    /// <param name="scenario">The scenario as read.</param>
    /// <param name="conditions">The service level.</param>
    public static string Of(ScenarioCapacity capacity, LoadedScenario scenario, IReadOnlyList<Threshold> conditions)
    {
        double planned = scenario.Experiment.Workload.PeakRate;
        double knee = capacity.Knee?.Mid ?? 0;
        double target = planned > knee ? planned : 2 * knee;
        Plan plan = Planner.Find(scenario.Experiment, scenario.Reading.ContainerGroups, new PlanTarget(target, conditions), Headroom);
        string to = $"To {NumberFormat.Short(target)} TPS: ";
        return plan.Outcome switch
        {
            PlanOutcome.AlreadyMet => to + "by arithmetic nothing has to change; the simulation says otherwise, so the service level binds and not a resource.",
            PlanOutcome.Reached => to + string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", plan.Changes)}; {plan.PricePlanned - plan.PriceNow:+#,0;-#,0;0} EUR a month (by arithmetic, prices are guesses)."),
            _ => to + $"forbidden by {plan.Obstacle!.Law}: {plan.Obstacle.Formula}.{(plan.Obstacle.Condition is { } condition ? $" It would take {condition}." : "")}",
        };
    }
}
