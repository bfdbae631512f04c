using Aurigraph.Capacity.SteadyStates;
using Aurigraph.Capacity.Study;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Search;

/// <summary>Asks of one load whether it is sustained. A run begins with the scenario's warm-up and a short window; while it has not settled it
/// is done again with a window four times as long, or a longer warm-up, until the longest that is allowed.</summary>
public sealed class LoadProbe(IProbeRunner runner, IReadOnlyList<Threshold> serviceLevel)
{
    private const double FewestTransactions = 2_000;
    private const double MostTransactions = 100_000;
    private const long WidenedBy = 4;
    private const int MoreAtLongest = 1;
    private static readonly Duration ShortestWarmup = Duration.FromSeconds(2);
    private static readonly Duration ShortestWindow = Duration.FromSeconds(4);
    private static readonly Duration LongestShortWindow = Duration.FromSeconds(60);
    private static readonly Duration ShortestLongWindow = Duration.FromSeconds(16);
    private static readonly Duration LongestLongWindow = Duration.FromSeconds(64);

    /// <summary>Probes a rate.</summary>
    /// <param name="scenario">The scenario, costs as to be used.</param>
    /// <param name="rate">Offered transactions per second; positive.</param>
    /// <param name="seed">Seeds every draw of the run.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<Probe> AskAsync(ExperimentDefinition scenario, double rate, ulong seed, CancellationToken cancellation)
    {
        Duration window = Duration.Max(ShortestWindow, Duration.Min(LongestShortWindow, Duration.FromSeconds(FewestTransactions / rate)));
        Duration settles = Duration.Max(ShortestLongWindow, Duration.Min(LongestLongWindow, Duration.FromSeconds(MostTransactions / rate)));
        Duration longest = Duration.Max(Duration.Max(settles, window * 4L), scenario.Duration);
        Duration warmup = Duration.Max(scenario.Warmup, ShortestWarmup);
        for (int atLongest = 0; ;)
        {
            ExperimentDefinition experiment = SteadyLoad.At(scenario, rate, seed, warmup, window) with { Thresholds = serviceLevel };
            RunResult result = await runner.RunAsync(experiment, cancellation).ConfigureAwait(false);
            SteadyVerdict verdict = SteadyState.Judge(experiment, result);
            bool over = window >= longest && (verdict.WarmupSeconds is null || ++atLongest > MoreAtLongest);
            if (verdict.Outcome != SteadyOutcome.Unsettled || over)
                return Answer(rate, seed, window, result, verdict);
            if (verdict.WarmupSeconds is { } start)
                warmup = Duration.Max(warmup, Duration.Min(longest, Duration.FromSeconds(Math.Ceiling(start))));
            window = Duration.Min(longest, window * WidenedBy);
        }
    }

    private static Probe Answer(double rate, ulong seed, Duration window, RunResult result, SteadyVerdict verdict) =>
        new(rate, seed, window.Seconds, result.Throughput.CommittedTps, result.Finality, verdict.Outcome == SteadyOutcome.Sustained,
            verdict.Outcome == SteadyOutcome.Unsettled ? $"not steady: {verdict.Reason}" : verdict.Reason)
        {
            Outcome = verdict.Outcome,
            TraceHash = result.TraceHash,
            VirtualSeconds = result.Wall.VirtualSeconds ?? 0,
        };
}
