using System.Globalization;
using Aurigraph.Capacity.Claims;
using Aurigraph.Capacity.Search;
using Aurigraph.Capacity.Study;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Scenarios.Claims;

namespace Aurigraph.CommandLine.Capacity;

/// <summary>Carries a study out.</summary>
internal static class StudyRun
{
    private const string ClaimsOfCatalog = "aurigraph-v11";

    /// <summary>The study; when it is cancelled, what was done until then, and null when nothing was.</summary>
    /// <exception cref="CapacityException">A scenario has no capacity to ask for.</exception>
    /// <exception cref="UnsafeProbeException">A probe broke a safety property.</exception>
    public static CapacityStudy? Execute(StudyOrder order, IReadOnlyList<LoadedScenario> scenarios, CancellationToken cancellation)
    {
        ClaimSet claims = ClaimsReader.Read(ClaimsOfCatalog).Claims ?? throw new InvalidOperationException($"The claims `{ClaimsOfCatalog}` of the catalog cannot be read.");
        using var progress = new ProbeProgress();
        using var runner = new SimulatedProbes(order.Jobs, progress);
        var log = new ProbeLog();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<ScenarioCapacity>[] searches = [.. scenarios.Select(s => Stopping(SearchAsync(order, s, claims, runner, log, stop.Token), stop))];
        try
        {
            Task.WhenAll(searches).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is done is reported; what is not, is not.
        }
        List<ScenarioCapacity> done = [.. searches.Where(s => s.IsCompletedSuccessfully).Select(s => s.Result)];
        return done.Count == 0 ? null : Study(order, done, claims, log, progress.Effort, done.Count < searches.Length);
    }

    private static async Task<ScenarioCapacity> SearchAsync(StudyOrder order, LoadedScenario scenario, ClaimSet claims, IProbeRunner runner, ProbeLog log, CancellationToken cancellation)
    {
        ScenarioCapacity found = await new ScenarioSearch(runner, order.Settings, scenario.Experiment, log).FindAsync(cancellation).ConfigureAwait(false);
        if (found.Outcome is not (CapacityOutcome.Sustained or CapacityOutcome.DoesNotFit))
            return found;
        ScenarioCapacity planned = found with { CheapestChange = ProposedChange.Of(found, scenario, order.Settings.Conditions) };
        if (found.Knee is null || ClaimedRate(claims, found) is not { } claimed)
            return planned;
        return planned with { ClaimMode = await ClaimModeSearch.FindAsync(runner, order.Settings, found, claimed, log, cancellation).ConfigureAwait(false) };
    }

    /// <summary>What was claimed for this scenario itself: the first claim of its throughput in the file; null when there is none.</summary>
    private static double? ClaimedRate(ClaimSet claims, ScenarioCapacity scenario)
    {
        var study = new Dictionary<string, ProjectedScenario>(StringComparer.Ordinal) { [scenario.Name] = Projected(scenario) };
        return claims.Claims.FirstOrDefault(c => c.Claimed > 0 && ClaimJudge.IsOwnThroughput(c) && ClaimJudge.Judge(c, study).Any(v => v.IsInStudy))?.Claimed;
    }

    /// <summary>A search whose failure ends the others: their answers would not be reported.</summary>
    private static async Task<ScenarioCapacity> Stopping(Task<ScenarioCapacity> search, CancellationTokenSource stop)
    {
        try
        {
            return await search.ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static ProjectedScenario Projected(ScenarioCapacity scenario) => new(scenario.Name, scenario.Experiment, scenario.Knee?.Low, scenario.Knee?.Mid, scenario.Knee?.High,
        scenario.AtSeventyPercent?.Result, scenario.AtKnee?.Result, [.. scenario.Ceilings.Select(c => (c.Resource, c.Tps))]);

    private static CapacityStudy Study(StudyOrder order, IReadOnlyList<ScenarioCapacity> done, ClaimSet claims, ProbeLog log, (int Probes, double VirtualSeconds, double Seconds) effort, bool partial)
    {
        Dictionary<string, ProjectedScenario> study = done.ToDictionary(s => s.Name, Projected, StringComparer.Ordinal);
        // A design of the user's own was never claimed anything for.
        bool isAboutThem = claims.Claims.Any(c => c.About != Claim.AnyScenario && ClaimJudge.Judge(c, study).Any(v => v.IsInStudy));
        return new CapacityStudy
        {
            Scenarios = done,
            ServiceLevel = order.ServiceLevel,
            Conditions = order.Settings.Conditions,
            Seeds = [.. order.Settings.Seeds(done[0].Experiment)],
            Claims = isAboutThem ? ClaimJudge.Judge(claims, study) : [],
            Contradictions = isAboutThem ? claims.Contradictions : [],
            Effort = new StudyEffort(effort.Probes, effort.VirtualSeconds, effort.Seconds, order.Jobs),
            Version = ThisMachine.Version,
            Environment = ThisMachine.Environment,
            ReplayCommand = Replay(order),
            TraceHash = log.TraceHash,
            Partial = partial,
        };
    }

    private static string Replay(StudyOrder order)
    {
        string slo = order.ServiceLevel == CapacityArguments.DefaultServiceLevel ? "" : $" --slo \"{order.ServiceLevel}\"";
        string set = string.Concat(order.Overrides.Select(o => $" --set \"{o}\""));
        return string.Create(CultureInfo.InvariantCulture, $"aurigraph-sim capacity {string.Join(' ', order.Files)}{slo}{set} --seeds {order.Settings.SeedCount}{(order.Settings.WithCurves ? " --curves" : "")}");
    }
}
