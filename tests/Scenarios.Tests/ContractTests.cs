namespace Aurigraph.Scenarios.Tests;

/// <summary>The keys of the format as they are documented, each with its default.</summary>
public sealed class ContractTests
{
    private const string Required = """
        schema: aurigraph.sim/1
        name: option-b-lan             # [a-z0-9-]+, names the output folder
        deployment: option-b
        workload: { stages: [ { rate: 200K/s, for: 10s }, { rampTo: 1M/s, over: 20s }, { rate: 1M/s, for: rest } ] }

        """;

    private const string Full = """
        schema: aurigraph.sim/1
        name: option-b-lan
        seed: 42
        warmup: 5s
        duration: 30s
        drain: 10s
        deployment: option-b
        network: lan-10g
        consensus:
          protocol: hyperraft
          groups: 1
          quorum: majority
          electionTimeout: 120ms
          heartbeat: 40ms
          heartbeatJitter: 0ms
          preVote: true
          checkQuorum: true
          leaseReads: false
          clockDrift: 0.01
          maxInflightAppends: 256
          maxAppendEntries: 1000
          maxAppendBytes: 1MB
          maxUncommittedBytes: 256MB
          appendDelay: 0ms
          dissemination: parallel
        batching:
          maxTransactions: 100K
          maxBytes: 32MB
          maxDelay: 10ms
        mempool:
          maxTransactions: 2M
          maxBytes: 16MB
          maxInFlight: 0
          inFlightScope: node
        node:
          threads: 512
          threadStack: 96KB
          applyParallelism: 1
        runtime:
          base: 100MB
          pauses: none
        storage:
          engine: rocksdb
          cache: 200MB
          writeBuffer: 64MB
          writeBuffers: 2
          compression: snappy
          bloomFilterBits: 10
          dataSize: 1GB
          writeAmplification: auto
          sync: batch
        crypto:
          scheme: ed25519
          verify: ingress
        costs:
          name: reference
          base: reference
          messageConstant: 5us
          messagePerByte: 0.2ns
          verifySignature: 52us
          hashConstant: 400ns
          hashPerByte: 0.5ns
          batchPerTransaction: 50ns
          applyPerTransaction: 4us
          contextSwitch: 3us
          diskSyncLatency: 200us
          diskBandwidth: 500MB/s
          quantum: 1ms
        machine:
          coreSpeed: 1.0
          cryptoSpeed: 1.0
          uncertainty: 10%
        workload:
          transactionSize: 250B
          arrival: poisson
          retry: none
          client: { latency: 0ms }
          submitTo: business
          imbalance: none
          operations: none
          accounts: { count: 1M, skew: none }
          stages:
            - { rate: 200K/s, for: 10s }
            - { rampTo: 1M/s, over: 20s }
            - { rate: 1M/s, for: rest }
        thresholds: []
        faults: []

        """;

    [Fact]
    public void Every_default_written_out_gives_the_same_experiment_as_none()
    {
        ScenarioReading written = ScenarioReader.ReadText(Full, "full.yaml");
        Assert.Empty(written.Faults);
        Assert.Equal(ExperimentText.Of(ScenarioReader.ReadText(Required, "short.yaml").Experiment), ExperimentText.Of(written.Experiment));
    }

    [Fact]
    public void The_network_of_the_documentation_is_read()
    {
        using TemporaryFolder folder = new();
        folder.Write("matrix.csv", "from/to,eu-central,us-east\neu-central,0.3,45\nus-east,45,0.3\n");
        folder.Write("samples.csv", "1.5\n2.5\n");
        string path = folder.Write("scenario.yaml", """
            schema: aurigraph.sim/1
            name: networks
            deployment:
              containers:
                - { role: validator, count: 4, nodes: 5, cores: 12, memory: 384MB, region: eu-central, cpuLimit: pinned }
                - { role: business,  count: 4, nodes: 4, cores: 11, memory: 320MB, region: us-east }
                - { role: slim,      count: 3, nodes: 3, cores: 6,  memory: 192MB, follow: full }
                - { role: slim,      count: 3, nodes: 2, cores: 6,  memory: 192MB }
              process: container
              onMemoryLimit: kill
            network:
              nic: 10Gbps
              default: { latency: 0.25ms, loss: 0 }
              local: { latency: 30us, bandwidth: 25Gbps }
              links:
                - { from: eu-central, to: us-east, latency: { distribution: lognormal, median: 45ms, sigma: 0.05 }, loss: 0.001, bandwidth: 1Gbps }
                - { from: validator-1, to: validator-2, latency: { distribution: uniform, min: 30ms, max: 40ms } }
                - { from: validator-1, to: validator-3, latency: { distribution: normal, mean: 1ms, stddev: 0.1ms } }
                - { from: validator-1, to: validator-4, latency: { distribution: exponential, mean: 1ms, floor: 0.2ms } }
                - { from: validator-1, to: validator-5, latency: { distribution: pareto, scale: 1ms, shape: 3 } }
                - { from: validator-1, to: validator-6, latency: { distribution: empirical, file: samples.csv } }
              latencyMatrix: matrix.csv
              chunk: 256KB
              window: 4MB
              messageBatching: { maxDelay: 0ms, maxMessages: 100 }
              peerBuffer: 10MB
              compression: { codec: none, above: 1024B, ratio: 0.6 }
            workload: { stages: [ { rate: 1K/s, for: rest } ] }
            """);
        ScenarioReading reading = ScenarioReader.Read(path);
        Assert.Empty(reading.Faults);
        Assert.Equal(10, reading.Experiment!.Network.Links.Count);
        Assert.InRange(reading.Experiment.Network.Between("validator-7", "eu-central", "business-1", "us-east").Latency.Mean.Milliseconds, 45, 45.1);
    }
}
