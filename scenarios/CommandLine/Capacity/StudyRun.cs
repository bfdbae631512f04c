using System.Globalization;
using Aurigraph.Capacity.Search;
using Aurigraph.Capacity.Study;
using Aurigraph.CommandLine.Execution;

namespace Aurigraph.CommandLine.Capacity;

/// <summary>Carries a study out.</summary>
internal static class StudyRun
{
    /// <summary>The study; when it is cancelled, what was done until then, and null when nothing was.</summary>
    /// <exception cref="CapacityException">A scenario has no capacity to ask for.</exception>
    /// <exception cref="UnsafeProbeException">A probe broke a safety property.</exception>
    public static CapacityStudy? Execute(StudyOrder order, IReadOnlyList<LoadedScenario> scenarios, CancellationToken cancellation)
    {
        using var progress = new ProbeProgress();
        using var runner = new SimulatedProbes(order.Jobs, progress);
        var log = new ProbeLog();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<ScenarioCapacity>[] searches = [.. scenarios.Select(s => Stopping(new ScenarioSearch(runner, order.Settings, s.Experiment, log), stop))];
        try
        {
            Task.WhenAll(searches).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is done is reported; what is not, is not.
        }
        List<ScenarioCapacity> done = [.. searches.Where(s => s.IsCompletedSuccessfully).Select(s => s.Result)];
        return done.Count == 0 ? null : Study(order, done, log, progress.Effort, done.Count < searches.Length);
    }

    /// <summary>A search whose failure ends the others: their answers would not be reported.</summary>
    private static async Task<ScenarioCapacity> Stopping(ScenarioSearch search, CancellationTokenSource stop)
    {
        try
        {
            return await search.FindAsync(stop.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static CapacityStudy Study(StudyOrder order, IReadOnlyList<ScenarioCapacity> done, ProbeLog log, (int Probes, double VirtualSeconds, double Seconds) effort, bool partial) => new()
    {
        Scenarios = done,
        ServiceLevel = order.ServiceLevel,
        Conditions = order.Settings.Conditions,
        Seeds = [.. order.Settings.Seeds(done[0].Experiment)],
        Claims = [],
        Contradictions = [],
        Effort = new StudyEffort(effort.Probes, effort.VirtualSeconds, effort.Seconds, order.Jobs),
        Version = ThisMachine.Version,
        Environment = ThisMachine.Environment,
        ReplayCommand = Replay(order),
        TraceHash = log.TraceHash,
        Partial = partial,
    };

    private static string Replay(StudyOrder order)
    {
        string slo = order.ServiceLevel == CapacityArguments.DefaultServiceLevel ? "" : $" --slo \"{order.ServiceLevel}\"";
        string set = string.Concat(order.Overrides.Select(o => $" --set \"{o}\""));
        return string.Create(CultureInfo.InvariantCulture, $"aurigraph-sim capacity {string.Join(' ', order.Files)}{slo}{set} --seeds {order.Settings.SeedCount}{(order.Settings.WithCurves ? " --curves" : "")}");
    }
}
