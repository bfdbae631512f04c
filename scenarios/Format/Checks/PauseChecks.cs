using Aurigraph.Scenarios.Building;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Pauses that cannot be drawn, or that come so fast that nothing else would happen.</summary>
internal static class PauseChecks
{
    private static readonly Duration ShortestEvery = Duration.FromMilliseconds(1);

    /// <summary>Brings in measured samples and notes all such faults.</summary>
    public static void Complete(KeyValues root, ReadContext context)
    {
        if (!root.TryGet(ScenarioKeys.Runtime, out KeyValues? runtime) || !runtime.TryGet(NodeKeys.Pauses, out Either<string>? pauses) || pauses.Group is not { } group)
            return;
        int before = context.Faults.Count;
        foreach (Key<Either<Duration>> key in new[] { NodeKeys.PauseEvery, NodeKeys.PauseLength })
            NetworkBuilder.CompleteLatency(group, key, context);
        if (context.Faults.Count > before)
            return;
        Duration every = LatencyReader.Build(group.Get(NodeKeys.PauseEvery)).Mean;
        if (every < ShortestEvery)
            context.Faults.Add(group.At(NodeKeys.PauseEvery), group.PathOf(NodeKeys.PauseEvery), $"a process pauses every {every} on average; at least {ShortestEvery} must lie between two pauses");
    }
}
