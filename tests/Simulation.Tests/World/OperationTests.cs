using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.Measurement;
using Aurigraph.Simulation.Recording;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>Clients of the key-value store in whole networks that are in trouble.</summary>
public sealed class OperationTests
{
    [Theory]
    [InlineData("register", "leaseReads: false", 1)]
    [InlineData("register", "leaseReads: true", 2)]
    [InlineData("key-value", "leaseReads: false", 3)]
    [InlineData("key-value", "leaseReads: true", 4)]
    [InlineData("key-value", "dissemination: leader, preVote: false", 6)]
    public void What_clients_see_through_faults_is_linearizable(string model, string consensus, int seed)
    {
        RunResult result = Given.Result(Troubled(model, consensus, seed));
        OperationFigures operations = result.Operations!;
        Assert.Equal("linearizable", operations.Verdict);
        Assert.Contains(HistoryJudge.Property, result.Safety.Checked);
        Assert.True(operations.ReadsByLeaders > 200, $"{operations.ReadsByLeaders} reads by leaders");
        Assert.True(operations.ReadsByFollowers > 1000, $"{operations.ReadsByFollowers} reads by followers");
        Assert.True(operations.Unknown > 0, "no write was left open");
        Assert.Contains(":timed-out", operations.History, StringComparison.Ordinal);
        Assert.True(MostUnderWay(operations.History) >= 4, "operations hardly overlap");
        Assert.True(result.Consensus.LeaderChanges >= 3, $"{result.Consensus.LeaderChanges} changes of leader");
        Assert.Single(result.Nodes.Select(n => (n.StateHash, n.AppliedIndex)).Distinct());
    }

    [Fact]
    public void Leases_save_the_round_of_heartbeats()
    {
        Assert.True(Events(leases: true) < 0.95 * Events(leases: false));

        static double Events(bool leases) => Given.Result(Calm("think: 5ms", leases)).Wall.Events!.Value;
    }

    [Fact]
    public void Without_faults_every_operation_completes_but_for_compare_and_sets_that_find_another_value()
    {
        OperationFigures operations = Given.Result(Calm("think: 20ms", leases: false)).Operations!;
        Assert.Equal(0, operations.Unknown);
        Assert.DoesNotContain(":timed-out", operations.History, StringComparison.Ordinal);
        Assert.DoesNotContain(":refused", operations.History, StringComparison.Ordinal);
        Assert.All(operations.History.Split('\n').Where(l => l.Contains(":fail", StringComparison.Ordinal)), l => Assert.Contains(":fail :cas [", l, StringComparison.Ordinal));
        Assert.Matches(":ok :cas \\[", operations.History);
    }

    [Fact]
    public void The_same_seed_gives_the_same_history()
    {
        Assert.Equal(Given.Result(Calm("think: 20ms", leases: false)).Operations, Given.Result(Calm("think: 20ms", leases: false)).Operations);
    }

    [Fact]
    public void Clients_leave_the_transactions_alone()
    {
        string scenario = Calm("think: 20ms", leases: false);
        RunResult with = Given.Result(scenario);
        RunResult without = Given.Result(scenario.Replace("{ model: register, think: 20ms }", "none", StringComparison.Ordinal));
        Assert.Null(without.Operations);
        Assert.Equal(without.Throughput.Submitted, with.Throughput.Submitted);
        Assert.Equal(without.Throughput.Final, with.Throughput.Final);
        Assert.DoesNotContain(HistoryJudge.Property, without.Safety.Checked);
    }

    [Fact]
    public void With_checks_off_the_history_is_kept_and_not_judged()
    {
        RunResult result = Given.Result(Calm("think: 20ms", leases: false) + "\nsafety: { checks: off }\n");
        Assert.Equal("not judged", result.Operations!.Verdict);
        Assert.Empty(result.Safety.Checked);
        Assert.Equal("linearizable", HistoryJudge.JudgeText(result.Operations.History).Verdict);
    }

    [Fact]
    public void Operations_alone_reach_every_observer()
    {
        RunResult result = Given.Result(Calm("think: 2ms, clients: 20", leases: false).Replace("rate: 500/s", "rate: 0/s", StringComparison.Ordinal));
        Assert.True(result.Operations!.Completed > 5000, $"{result.Operations.Completed} completed");
        Assert.Single(result.Nodes.Select(n => (n.StateHash, n.AppliedIndex)).Distinct());
    }

    private static int MostUnderWay(string history)
    {
        var read = HistoryReader.Read(history).History!;
        int most = 0;
        int now = 0;
        foreach (var (_, change) in read.Operations.SelectMany(o => o.Returned is { } returned ? new[] { (o.Invoked, 1), (returned, -1) } : [(o.Invoked, 1)]).OrderBy(e => e.Item1))
            most = Math.Max(most, now += change);
        return most - read.Operations.Count(o => o.Returned is null);
    }

    private static string Calm(string how, bool leases) => $$"""
        warmup: 1s
        duration: 4s
        drain: 5s
        deployment:
          containers:
            - { role: validator, count: 3, cores: 4, memory: 2GB }
            - { role: business, count: 1, cores: 4, memory: 2GB }
            - { role: slim, count: 1, cores: 4, memory: 2GB }
        network: lan-10g
        consensus: { leaseReads: {{(leases ? "true" : "false")}} }
        workload:
          client: { latency: 200us }
          operations: { model: register, {{how}} }
          stages: [ { rate: 500/s, for: rest } ]
        """;

    /// <summary>Forty seconds of cuts, crashes and slow disks; a short log, so that who comes back gets the state.</summary>
    private static string Troubled(string model, string consensus, int seed) => $$"""
        seed: {{seed}}
        warmup: 2s
        duration: 38s
        drain: 15s
        deployment:
          containers:
            - { role: validator, count: 5, cores: 4, memory: 2GB }
            - { role: business, count: 1, cores: 4, memory: 2GB }
            - { role: slim, count: 1, cores: 4, memory: 2GB }
        network: lan-10g
        storage: { dataSize: 1MB }
        consensus: { {{consensus}}, keptEntries: 100 }
        workload:
          client: { latency: 200us }
          operations: { model: {{model}}, clients: 6, think: 15ms, timeout: 200ms }
          stages: [ { rate: 500/s, for: rest } ]
        faults:
          - { at: 4s, isolate: leader, direction: outbound, for: 2s }
          - { at: 8s, isolate: leader, direction: inbound, for: 2s }
          - { at: 11s, crash: leader, restartAfter: 3s }
          - { at: 15s, partition: [[leader, validator-1], [rest]], for: 2s }
          - { at: 18s, slow: leader, disk: 0.01, for: 3s }
          - { at: 22s, crash: validator-3, restartAfter: 4s }
          - { at: 24s, isolate: leader, direction: both, for: 2s }
          - { at: 28s, link: { from: validator-1, to: validator-2 }, latency: 80ms, loss: 0.2, for: 4s }
          - { from: 33s, every: 2s, until: 38s, crash: leader, restartAfter: 500ms }
        """;
}
