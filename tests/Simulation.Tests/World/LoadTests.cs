using Aurigraph.Measurement;

namespace Aurigraph.Simulation.Tests.World;

/// <summary>Shapes of the load, and what clients do about answers, through a whole world in which nothing but the network takes time: one way 20 ms.</summary>
public sealed class LoadTests
{
    [Fact]
    public void Bursts_keep_the_mean_and_come_as_often_as_they_are_said_to()
    {
        RunResult result = Given.Result(Scenario("arrival: { burst: { factor: 3, on: 1s, off: 3s } }", rate: "2K/s", warmup: 4, duration: 8));
        Given.Within(0.02, 2000, result.Throughput.OfferedTps);
        double[] offered = [.. result.Timeline.Take(12).Select(r => r.OfferedTps)];
        Assert.All(offered.Select((o, second) => (o, second)), s => Given.Within(0.1, s.second % 4 == 0 ? 6000 : 2000.0 / 3, s.o));
    }

    [Fact]
    public void A_trace_gives_each_second_its_share()
    {
        RunResult result = Given.Result(Scenario("arrival: { rates: [1, 3, 0, 4, 2] }", rate: "2K/s", warmup: 1, duration: 4));
        Assert.All(new[] { 1000.0, 3000, 0, 4000, 2000 }.Zip(result.Timeline), s => Assert.InRange(s.Second.OfferedTps, s.First * 0.93, s.First * 1.07));
    }

    [Fact]
    public void The_first_nodes_get_more_when_the_load_is_uneven()
    {
        RunResult result = Given.Result(Scenario("imbalance: { zipf: 1 }", rate: "6K/s", business: 2));
        double[] egress = [.. result.Nodes.Where(n => n.Id.Role == Units.NodeRole.Business).Select(n => (double)n.EgressBytes)];
        // 2 to 1; references weigh the same of both.
        Assert.InRange(egress[0] / egress[1], 1.8, 2.0);
    }

    [Fact]
    public void Closed_clients_submit_as_often_as_finality_and_thinking_let_them()
    {
        // Thinking 50 ms, client there and back 2 x 5 ms, batching at most 1 ms, and four ways of 20 ms.
        RunResult result = Given.Result(Scenario("client: { latency: 5ms }, arrival: { closed: { clients: 500, think: 50ms } }", rate: "1M/s", duration: 10));
        double finality = result.Finality.Mean!.Value;
        Assert.InRange(finality, 85, 86.5);
        Given.Within(0.02, 500 / ((finality + 5 + 50) / 1000), result.Throughput.CommittedTps);
        Assert.Equal(result.Throughput.Submitted, result.Throughput.Final);
    }

    [Fact]
    public void The_stages_bound_closed_clients()
    {
        RunResult result = Given.Result(Scenario("arrival: { closed: { clients: 5000, think: 0ms } }", rate: "3K/s"));
        Given.Within(0.001, 3000, result.Throughput.CommittedTps);
    }

    [Fact]
    public void Closed_clients_of_a_dead_node_go_on_after_their_timeout()
    {
        string faults = "faults: [ { at: 3s, crash: business-1, restartAfter: 1s } ]";
        RunResult result = Given.Result(Scenario("arrival: { closed: { clients: 100, think: 10ms, timeout: 2s } }", rate: "1M/s", duration: 8) + faults);
        // Abandoned once each or refused while the node was down; from 5 s on all are back.
        Assert.InRange(result.Throughput.Abandoned, 1, 100);
        double before = result.Timeline.Where(r => r.Second is 1 or 2).Average(r => r.OfferedTps);
        Assert.Equal(0, result.Timeline[3].CommittedTps);
        Given.Within(0.05, before, result.Timeline.Where(r => r.Second is >= 6 and < 9).Average(r => r.OfferedTps));
    }

    [Fact]
    public void What_is_refused_comes_again_so_often_and_no_oftener()
    {
        string small = "mempool: { maxTransactions: 10 }\n";
        RunResult once = Given.Result(Scenario("arrival: constant", rate: "1K/s", duration: 10) + small);
        RunResult retried = Given.Result(Scenario("arrival: constant, retry: { after: 100ms, max: 3 }", rate: "1K/s", duration: 10) + small);
        Assert.Equal(11_000, once.Throughput.Submitted);
        // Nearly all is refused each time: one submission becomes four, and each is counted.
        Assert.InRange(retried.Throughput.Submitted, 3.5 * 11_000, 4 * 11_000);
        Assert.Equal(retried.Throughput.Submitted, retried.Throughput.Admitted + retried.Throughput.Rejected);
    }

    [Fact]
    public void Retries_bring_in_what_a_short_outage_refused()
    {
        string faults = "faults: [ { at: 3s, crash: business-1, restartAfter: 500ms } ]";
        RunResult result = Given.Result(Scenario("arrival: constant, retry: { after: 300ms, max: 3 }", rate: "1K/s", duration: 6) + faults);
        // Half a second's arrivals, of which the first fifth of a second comes back too early.
        Assert.InRange(result.Throughput.Rejections["unreachable"], 695, 705);
        Assert.Equal(result.Throughput.Submitted, result.Throughput.Admitted + result.Throughput.Rejected);
        // All but what died with the node.
        Assert.Equal(7000 - result.Throughput.Abandoned, result.Throughput.Final);
    }

    private static string Scenario(string load, string rate, int business = 1, int warmup = 1, int duration = 4) => $$"""
        warmup: {{warmup}}s
        duration: {{duration}}s
        drain: 5s
        deployment:
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 8, memory: 8GB }
            - { role: business, count: {{business}}, nodes: 1, cores: 8, memory: 8GB }
        network: { default: { latency: 20ms } }
        costs: free
        crypto: { scheme: none }
        batching: { maxDelay: 1ms }
        workload: { {{load}}, stages: [ { rate: {{rate}}, for: rest } ] }

        """;
}
