using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Tests.Building;

public sealed class WorkloadBuilderTests
{
    [Fact]
    public void Shapes_of_the_load_are_read()
    {
        Assert.Equal(new Burst(4, Duration.FromMilliseconds(200), Duration.FromMilliseconds(800)), Read("arrival: { burst: { factor: 4, on: 200ms, off: 800ms } }").Workload.Burst);
        Assert.Equal(new ClosedLoop(5000, Duration.FromMilliseconds(50), Duration.FromSeconds(1)), Read("arrival: { closed: { clients: 5000, think: 50ms } }").Workload.Closed);
        Assert.Equal(new RetryPolicy(Duration.FromSeconds(1), 3), Read("retry: { after: 1s, max: 3 }").Workload.Retry);
        Assert.Equal(0.5, Read("imbalance: { zipf: 0.5 }").Workload.Imbalance);
    }

    [Fact]
    public void A_plain_load_has_none_of_them()
    {
        Workload workload = Read("arrival: constant").Workload;
        Assert.Equal((ArrivalProcess.Constant, 0.0), (workload.Arrival, workload.Imbalance));
        Assert.Equal((null, null, null), (workload.Burst, workload.Closed, workload.Retry));
        Assert.Null(workload.Trace);
    }

    [Fact]
    public void Caps_bundles_and_compression_reach_the_experiment()
    {
        ExperimentDefinition experiment = Read("imbalance: none", """
            mempool: { maxInFlight: 50K, inFlightScope: leader }
            network: { messageBatching: { maxDelay: 5ms }, compression: { codec: snappy, ratio: 0.4 } }
            """);
        Assert.Equal((50_000, InFlightScope.Leader), (experiment.Mempool.MaxInFlight, experiment.Mempool.InFlightScope));
        Assert.Equal((5.0, 100), (experiment.Network.MessageBatching.MaxDelay.Milliseconds, experiment.Network.MessageBatching.MaxMessages));
        Assert.Equal((1024L, 0.4), (experiment.Network.Compression!.Above.Bytes, experiment.Network.Compression.Ratio));
        Assert.Null(Read("imbalance: none").Network.Compression);
    }

    private static ExperimentDefinition Read(string workload, string more = "")
    {
        ScenarioReading reading = ScenarioReader.ReadText($$"""
            schema: aurigraph.sim/1
            name: shaped
            deployment: option-b
            {{more}}
            workload: { {{workload}}, stages: [ { rate: 1K/s, for: rest } ] }
            """, "shaped.yaml");
        Assert.Empty(reading.Faults);
        return reading.Experiment!;
    }
}
