using Aurigraph.Capacity.Study;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Capacity;

/// <summary>What fills the container of a scenario that is nearest to its limit.</summary>
/// <param name="Scenario">Whose.</param>
/// <param name="Container">Its id.</param>
/// <param name="Parts">Bytes by account, in the order of <see cref="MemoryAccounts.Names"/>.</param>
/// <param name="Limit">Its limit, bytes.</param>
internal sealed record MemoryBars(ScenarioView Scenario, string Container, IReadOnlyList<long> Parts, long Limit)
{
    /// <summary>All parts together.</summary>
    public long Total => Parts.Sum();

    /// <summary>Whether it holds more than it may.</summary>
    public bool IsOver => Total > Limit;

    /// <summary>At 70 % of the knee; of a scenario without a knee what is taken before the first transaction.</summary>
    public static IReadOnlyList<MemoryBars> Of(StudyView view) => [.. view.Scenarios.Select(Of).Where(b => b is not null).Select(b => b!)];

    private static MemoryBars? Of(ScenarioView scenario)
    {
        if (scenario.Capacity.AtSeventyPercent is { } point && scenario.Fullest is { } fullest)
        {
            ContainerFigures container = point.Result.Containers.First(c => c.Id == fullest.Container);
            return new MemoryBars(scenario, container.Id, MemoryAccounts.Values(container.Memory), container.MemoryLimit);
        }
        Experiment.Container? tightest = scenario.Capacity.Experiment.Deployment.Containers.MaxBy(c => (double)c.FixedMemory.Bytes / Math.Max(1, c.Memory.Bytes));
        if (tightest is null)
            return null;
        long runtime = (tightest.RuntimeBase.Bytes + tightest.ThreadStack.Bytes * tightest.Threads) * tightest.Processes;
        return new MemoryBars(scenario, tightest.Id, [runtime, tightest.StateCache.Bytes * tightest.Processes, tightest.WriteBuffer.Bytes * tightest.WriteBuffers * tightest.Processes, 0, 0, 0, 0], tightest.Memory.Bytes);
    }
}
