using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>How long the runs of a rehearsal are.</summary>
/// <param name="Warmup">Before what counts; null: as long as elections may take.</param>
/// <param name="Window">What counts, where no trouble is planned; null: as short as virtual time allows.</param>
/// <param name="Change">How much longer a window is in which a voter joins or leaves.</param>
internal sealed record RehearsalPace(Duration? Warmup, Duration? Window, Duration Change)
{
    private static readonly Duration SettlingMin = Duration.FromSeconds(1);

    /// <summary>In virtual time, which begins with an election.</summary>
    public static RehearsalPace Virtual { get; } = new(null, null, Duration.FromSeconds(1));

    /// <summary>On real clocks, where the load waits for a leader.</summary>
    public static RehearsalPace Real { get; } = new(Duration.FromSeconds(2), Duration.FromSeconds(5), Duration.FromSeconds(5));

    /// <summary>Time before what counts: to elect a leader, with room for elections that nobody wins.</summary>
    public Duration Settling(ExperimentDefinition scenario) => Warmup ?? Duration.Max(SettlingMin, scenario.Consensus.ElectionTimeoutMax * 5);
}
