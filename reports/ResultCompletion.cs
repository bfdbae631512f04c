using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.Reports;

/// <summary>Adds to what a world measured what statistics make of it: the interval of the election rate, and the outcome of the thresholds.
/// Both worlds hand their result through here before it is written.</summary>
public static class ResultCompletion
{
    /// <summary>The result with its election rate over the observed window and its thresholds evaluated.</summary>
    public static RunResult Complete(RunResult result, ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(experiment);
        RateInterval rate = PoissonInterval.PerHour(result.Consensus.Elections, ObservedSeconds(result, experiment));
        RunResult rated = result with { Consensus = result.Consensus with { ElectionsPerHour = rate } };
        return rated with { Thresholds = ThresholdEvaluator.Evaluate(rated, experiment) };
    }

    /// <summary>How much of the measured window the run saw: all of it, or less when it was cut short.</summary>
    public static double ObservedSeconds(RunResult result, ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(experiment);
        double window = experiment.Duration.Seconds;
        return result.Partial && result.Wall.VirtualSeconds is { } ran ? Math.Clamp(ran - experiment.Warmup.Seconds, 0, window) : window;
    }
}
