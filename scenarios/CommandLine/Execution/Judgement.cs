using Aurigraph.Measurement;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.CommandLine.Execution;

/// <summary>The exit code that a run's result comes to. Pure.</summary>
internal static class Judgement
{
    /// <summary>A violation outweighs a cancellation, and that a threshold.</summary>
    public static int Of(RunResult result)
    {
        if (result.Safety.Violations.Count > 0)
            return ExitCode.Violation;
        return result.Partial ? ExitCode.Cancelled : ThresholdEvaluator.ExitCode(result);
    }
}
