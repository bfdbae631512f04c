using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Rehearsal;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Measurement;
using Aurigraph.Reports.Rehearsal;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Tests.Rehearsal;

public sealed class RehearserTests
{
    private static readonly string[] PhaseNames = ["initialise", "prepare", "upload", "infrastructure", "cluster", "health", "smoke", "benchmark", "monitoring", "summary"];
    private static readonly string[] TestNames = ["connectivity", "api", "transactions", "failover", "performance", "consistency"];
    private static readonly Lazy<RehearsalResult> Plain = new(() => Rehearse(o => o));

    [Fact]
    public void A_rehearsal_has_ten_phases_and_six_categories_of_tests()
    {
        Assert.Equal(PhaseNames, Plain.Value.Steps.Where(s => s.Kind == StepKind.Phase).Select(s => s.Name));
        Assert.Equal(TestNames, Plain.Value.Steps.Where(s => s.Kind == StepKind.Test).Select(s => s.Name));
    }

    [Fact]
    public void A_network_that_works_passes_every_step_that_simulation_can_carry_out()
    {
        Assert.Equal(["api", "infrastructure"], Plain.Value.Steps.Where(s => s.Verdict == StepVerdict.Skipped).Select(s => s.Name).Order(StringComparer.Ordinal));
        Assert.Empty(Failed(Plain.Value));
        Assert.True(Plain.Value.Holds);
    }

    [Fact]
    public void A_node_that_answers_wrongly_fails_the_api_and_the_summary() => Assert.Equal(["summary", "api"],
        Failed(Rehearse(o => o with { Answers = [new EndpointAnswer("validator-1", "/q/health", 200), new EndpointAnswer("validator-2", "/q/health", 503)] })));

    [Theory]
    [InlineData(202, 202, null, StepVerdict.Passed)]
    [InlineData(200, 202, null, StepVerdict.Failed)]
    [InlineData(200, 200, "the transfer is PENDING", StepVerdict.Failed)]
    public void An_answer_is_held_against_what_was_expected_of_it(int status, int expected, string? wrong, StepVerdict verdict) => Assert.Equal(verdict,
        Rehearse(o => o with { Answers = [new EndpointAnswer("business-1", "/api/v11/transactions", status, expected, wrong)] }).Steps.Single(s => s.Name == "api").Verdict);

    [Fact]
    public void A_run_that_breaks_down_fails_the_steps_that_are_judged_by_it_once_and_the_others_go_on()
    {
        int broken = 0;
        var target = new AlteredTarget(o => o.Result.Faults.Count == 0 ? o : throw new RehearsalRunException($"validator-1 died {++broken}", new InvalidOperationException()));
        RehearsalResult result = new Rehearser(Scenario(), target, _ => { }, CancellationToken.None).Run(null);

        Assert.Equal("validator-1 died 1", result.Steps.Single(s => s.Name == "failover").Text);
        Assert.Equal(1, broken);
        Assert.Contains("connectivity", result.Steps.Where(s => s.Verdict == StepVerdict.Passed).Select(s => s.Name));
    }

    [Fact]
    public void Nodes_that_all_answer_pass_the_api() => Assert.Equal(StepVerdict.Passed,
        Rehearse(o => o with { Answers = [new EndpointAnswer("validator-1", "/q/health", 200)] }).Steps.Single(s => s.Name == "api").Verdict);

    [Fact]
    public void A_metric_without_a_figure_fails_monitoring() =>
        Assert.Equal(["monitoring", "summary"], Failed(Rehearse(o => o with { Metrics = [.. o.Metrics.Skip(1)] })));

    [Fact]
    public void A_node_with_another_state_fails_consistency_and_failover()
    {
        RehearsalResult result = Rehearse(o => o with { Result = o.Result with { Nodes = [o.Result.Nodes[0] with { StateHash = "other" }, .. o.Result.Nodes.Skip(1)] } });

        Assert.Equal(["summary", "failover", "consistency"], Failed(result));
    }

    [Fact]
    public void A_node_that_is_down_at_the_end_fails_cluster_and_connectivity_and_failover()
    {
        RehearsalResult result = Rehearse(o => o with { Result = o.Result with { Nodes = [o.Result.Nodes[0] with { Up = false }, .. o.Result.Nodes.Skip(1)] } });

        Assert.Equal(["cluster", "summary", "connectivity", "failover"], Failed(result));
    }

    [Fact]
    public void Transactions_that_do_not_become_final_fail_the_smoke_test()
    {
        RehearsalResult result = Rehearse(o => o with { Result = o.Result with { Throughput = o.Result.Throughput with { Final = o.Result.Throughput.Final - 1 } } });

        Assert.Contains("smoke", Failed(result));
        Assert.Contains("transactions", Failed(result));
    }

    [Fact]
    public void A_safety_violation_of_any_run_is_told_and_fails_the_rehearsal()
    {
        RehearsalResult result = Rehearse(o => o with { Result = o.Result with { Safety = o.Result.Safety with { Violations = ["two leaders"] } } });

        Assert.False(result.Holds);
        Assert.Contains("light load: two leaders", result.Violations);
        Assert.StartsWith("small violated safety", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_threshold_of_the_scenario_that_does_not_hold_fails_the_benchmark() =>
        Assert.Equal(["benchmark", "summary"], Failed(Rehearse(o => o, more: "thresholds: [ finality.p95 < 1ms ]\n")));

    [Fact]
    public void After_a_cancellation_what_was_not_done_is_skipped()
    {
        using var source = new CancellationTokenSource();
        var target = new AlteredTarget(o =>
        {
            source.Cancel();
            return o;
        });
        RehearsalResult result = new Rehearser(Scenario(), target, _ => { }, source.Token).Run(null);

        Assert.Equal(1, target.Runs);
        Assert.True(result.Partial);
        Assert.Equal(StepVerdict.Passed, result.Steps.Single(s => s.Name == "health").Verdict);
        Assert.Equal("cancelled", result.Steps.Single(s => s.Name == "smoke").Text);
        Assert.Equal(StepVerdict.Skipped, result.Steps.Single(s => s.Name == "summary").Verdict);
    }

    [Fact]
    public void Without_a_quorum_beside_its_largest_container_a_network_fails_the_failover()
    {
        const string Lopsided = """
            schema: aurigraph.sim/1
            name: lopsided
            warmup: 200ms
            duration: 1s
            drain: 1s
            network: ideal
            deployment:
              containers:
                - { role: validator, nodes: 2, cores: 2, memory: 1GB }
                - { role: validator, nodes: 1, cores: 2, memory: 1GB }
                - { role: business, cores: 2, memory: 1GB }
            workload: { stages: [ { rate: 1K/s, for: rest } ] }

            """;
        ScenarioReading reading = ScenarioReader.ReadText(Lopsided, "lopsided.yaml");
        var target = new AlteredTarget(o => o);
        RehearsalStep failover = new Rehearser(new LoadedScenario("lopsided.yaml", [], reading.Experiment!, reading), target, _ => { }, CancellationToken.None).Run(null).Steps.Single(s => s.Name == "failover");

        Assert.Equal(StepVerdict.Failed, failover.Verdict);
        Assert.Contains("without validator-container-1 1 of 3 voters are left and 2 are needed", failover.Text, StringComparison.Ordinal);
    }

    private static List<string> Failed(RehearsalResult result) => [.. result.Steps.Where(s => s.Verdict == StepVerdict.Failed).Select(s => s.Name)];

    private static RehearsalResult Rehearse(Func<RehearsalObservation, RehearsalObservation> alter, string more = "") =>
        new Rehearser(Scenario(more), new AlteredTarget(alter), _ => { }, CancellationToken.None).Run(null);

    private static LoadedScenario Scenario(string more = "")
    {
        ScenarioReading reading = ScenarioReader.ReadText(ScenarioFolder.Small + more, "small.yaml");
        return new LoadedScenario("small.yaml", [], reading.Experiment!, reading);
    }
}
