using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Text;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>The categories of tests.</summary>
internal static class TestCategories
{
    // What the planned network is to be accepted by, whatever thresholds a scenario has.
    private const double CommittedShareMin = 0.9;
    private const double FinalityP95Max = 200;
    private const double FinalityP99Max = 300;
    private const double CpuMax = 0.85;
    private const double MemoryMax = 0.9;

    /// <summary>Every node is up and has what was committed.</summary>
    public static StepFindings Connectivity(RehearsalRuns runs)
    {
        RunResult result = runs.Quiet.Result;
        long last = result.Nodes.Max(n => n.AppliedIndex);
        List<NodeFigures> cut = [.. Followers(result, runs.Experiment).Where(n => !n.Up || n.AppliedIndex != last)];
        return new StepFindings($"{result.Nodes.Count} nodes; all that follow have applied entry {last}")
            .Asks(last > 0, "nothing was committed")
            .Asks(cut.Count == 0, $"{NumberFormat.Plural(cut.Count, "node")} did not get there, {(cut.Count > 0 ? cut[0].Id : NodeId.None)} first");
    }

    /// <summary>Nodes answer over HTTP.</summary>
    public static StepFindings Api(RehearsalRuns runs)
    {
        if (runs.Quiet.Answers is not { } answers)
            return StepFindings.Skipped("simulated nodes have no HTTP");
        List<EndpointAnswer> wrong = [.. answers.Where(a => !a.IsRight)];
        return new StepFindings($"{answers.Count - wrong.Count} of {answers.Count} answers were as expected")
            .Asks(answers.Count > 0, "no node was asked")
            .Asks(wrong.Count == 0, wrong.Count == 0 ? "" : $"{wrong[0].Node}{wrong[0].Path} answered {(wrong[0].Status == 0 ? "nothing" : wrong[0].Status)}{(wrong[0].Wrong is { } what ? $": {what}" : "")}");
    }

    /// <summary>Each of ten thousand transactions is final once, and how soon.</summary>
    public static StepFindings Transactions(RehearsalRuns runs)
    {
        RunResult result = runs.Smoke.Result;
        Throughput t = result.Throughput;
        Distribution f = result.Finality;
        return new StepFindings($"finality p50 {NumberFormat.Milliseconds(f.P50)}, p95 {NumberFormat.Milliseconds(f.P95)}, p99 {NumberFormat.Milliseconds(f.P99)}, slowest {NumberFormat.Milliseconds(f.Max)}")
            .Asks(f.Count >= RehearsalLoads.SmokeTransactions, $"finality is known of {NumberFormat.Count(f.Count)} transactions alone")
            .Asks(t.Committed == t.Final, $"{NumberFormat.Count(t.Committed)} stand in the log and {NumberFormat.Count(t.Final)} were acknowledged")
            .Asks(t.Lost == 0, $"{NumberFormat.Count(t.Lost)} were lost")
            .Asks(f.P95 is not > FinalityP95Max, $"p95 is above {FinalityP95Max:0} ms");
    }

    /// <summary>The network goes on without its leader, and without a container, and takes both back.</summary>
    public static StepFindings Failover(RehearsalRuns runs)
    {
        ExperimentDefinition scenario = runs.Experiment;
        Container container = scenario.Deployment.Containers.Where(c => c.Role == NodeRole.Validator).MaxBy(c => c.Nodes.Count)!;
        int voters = scenario.Deployment.Nodes(NodeRole.Validator).Count();
        int quorum = scenario.Consensus.Quorum.Size(voters);
        var leader = new FailoverOutcome(runs.LeaderLoss.Result, runs.Loads.CrashAt(scenario));
        StepFindings findings;
        if (voters - container.Nodes.Count < quorum)
        {
            findings = new StepFindings($"leader: {leader.Text}")
                .Asks(false, $"without {container.Id} {voters - container.Nodes.Count} of {voters} voters are left and {quorum} are needed, so the network stands still until it is back");
        }
        else
        {
            var whole = new FailoverOutcome(runs.ContainerLoss(container.Id).Result, runs.Loads.CrashAt(scenario));
            findings = new StepFindings($"leader: {leader.Text}; {container.Id}: {whole.Text}");
            whole.Faults.ToList().ForEach(f => findings.Asks(false, $"{container.Id}: {f}"));
        }
        leader.Faults.ToList().ForEach(f => findings.Asks(false, $"leader: {f}"));
        return findings;
    }

    /// <summary>The benchmark held against what the planned network is to be accepted by.</summary>
    public static StepFindings Performance(RehearsalRuns runs)
    {
        RunResult result = runs.Benchmark.Result;
        Throughput t = result.Throughput;
        double share = t.OfferedTps > 0 ? t.CommittedTps / t.OfferedTps : 0;
        ContainerFigures busiest = result.Containers.MaxBy(c => c.CpuUtilisation)!, fullest = result.Containers.MaxBy(c => (double)c.MemoryPeak / c.MemoryLimit)!;
        double full = (double)fullest.MemoryPeak / fullest.MemoryLimit;
        return new StepFindings($"{NumberFormat.Percent(share)} committed, p95 {NumberFormat.Milliseconds(result.Finality.P95)}, p99 {NumberFormat.Milliseconds(result.Finality.P99)}, cores {NumberFormat.Percent(busiest.CpuUtilisation)}, memory {NumberFormat.Percent(full)}")
            .Asks(share >= CommittedShareMin, $"below {NumberFormat.Percent(CommittedShareMin)} of the offered load{(result.Bottleneck.Resource is "none" or "" ? "" : $", {result.Bottleneck.Resource} of {result.Bottleneck.Where} binds")}")
            .Asks(result.Finality.Count > 0, "nothing submitted in the window became final")
            .Asks(result.Finality.P95 is not > FinalityP95Max, $"p95 above {FinalityP95Max:0} ms")
            .Asks(result.Finality.P99 is not > FinalityP99Max, $"p99 above {FinalityP99Max:0} ms")
            .Asks(busiest.CpuUtilisation < CpuMax, $"cores of {busiest.Id} above {NumberFormat.Percent(CpuMax)}")
            .Asks(full < MemoryMax, $"memory of {fullest.Id} above {NumberFormat.Percent(MemoryMax)}");
    }

    /// <summary>Nodes that applied as much have the same state, also those that came back from their stores; no safety property was broken.</summary>
    public static StepFindings Consistency(RehearsalRuns runs)
    {
        _ = runs.Quiet;
        List<(string Name, RunResult Result)> seen = [.. runs.Seen.Select(s => (s.Name, s.Observation.Result))];
        List<string> split = [.. seen.Where(s => s.Result.Nodes.Where(n => n.Up && n.AppliedIndex > 0).GroupBy(n => n.AppliedIndex).Any(g => g.Select(n => n.StateHash).Distinct(StringComparer.Ordinal).Count() > 1)).Select(s => s.Name)];
        List<string> violated = [.. seen.SelectMany(s => s.Result.Safety.Violations)];
        int restarted = seen.Sum(s => s.Result.Health.Restarts);
        long lost = seen.Sum(s => s.Result.Throughput.Lost);
        return new StepFindings($"one state hash for each entry in {NumberFormat.Plural(seen.Count, "run")}; {NumberFormat.Plural(restarted, "node")} came back from the store; {seen.Max(s => s.Result.Safety.Checked.Count)} safety properties hold")
            .Asks(split.Count == 0, $"nodes that applied the same entries differ in their state: {string.Join(", ", split)}")
            .Asks(violated.Count == 0, violated.Count == 0 ? "" : violated[0])
            .Asks(restarted > 0, "no node came back, so nothing was read from a store")
            .Asks(lost == 0, $"{NumberFormat.Count(lost)} transactions were lost");
    }

    /// <summary>Nodes that apply what is committed: slim nodes need not.</summary>
    private static IEnumerable<NodeFigures> Followers(RunResult result, ExperimentDefinition scenario)
    {
        HashSet<string> silent = [.. scenario.Deployment.Containers.Where(c => c.Role == NodeRole.Slim && c.Follow != StreamContent.Full).Select(c => c.Id)];
        return result.Nodes.Where(n => !silent.Contains(n.Container));
    }
}
