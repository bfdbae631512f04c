using Aurigraph.CommandLine.Execution;
using Aurigraph.Scenarios;
using Aurigraph.Simulation;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Regression;

/// <summary>Brings two runs that differ down from a block to an event: runs both again with that block captured, where this program still
/// gives what was recorded; else shows how the block ends now.</summary>
internal static class DivergenceSearch
{
    /// <summary>What was found, for the user; empty when the traces do not differ or the search was cancelled.</summary>
    public static IReadOnlyList<string> Find(RecordedScenario recorded, Golden now, CancellationToken cancellation)
    {
        Golden stored = recorded.Golden;
        int block = GoldenComparison.FirstDifferingBlock(stored.Blocks, now.Blocks);
        if (block < 0)
            return [];
        IReadOnlyList<string> ours = block < now.Blocks.Count
            ? Simulator.Capture(recorded.Scenario.Experiment, block, new VirtualTime(now.Blocks[block].At), cancellation).Captured
            : [];
        IReadOnlyList<string>? theirs = block < stored.Blocks.Count && stored.Version == now.Version ? Recorded(recorded, block, cancellation) : null;
        if (cancellation.IsCancellationRequested)
            return [];
        return theirs is null ? Divergence.EndOfBlock(ours) : Divergence.FirstDelivery(theirs, ours);
    }

    /// <summary>The deliveries of the recorded run's block; null when this program does not give that block any more.</summary>
    private static IReadOnlyList<string>? Recorded(RecordedScenario recorded, int block, CancellationToken cancellation)
    {
        GoldenBlock expected = recorded.Golden.Blocks[block];
        ScenarioReading reading = ScenarioReader.ReadText(string.Join('\n', recorded.Golden.Scenario), recorded.Path);
        if (!reading.IsValid)
            return null;
        SimulationOutcome outcome = Simulator.Capture(reading.Experiment, block, new VirtualTime(expected.At), cancellation);
        return outcome.Blocks.Count > block && GoldenBlock.Of(outcome.Blocks[block]) == expected ? outcome.Captured : null;
    }
}
