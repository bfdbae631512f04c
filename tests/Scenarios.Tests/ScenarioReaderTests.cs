using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Tests;

public sealed class ScenarioReaderTests
{
    private const string Smallest = """
        schema: aurigraph.sim/1
        name: first
        deployment: option-b
        workload: { stages: [ { rate: 50K/s, for: 1m } ] }
        """;

    [Fact]
    public void The_smallest_useful_file_takes_every_default_of_the_contract()
    {
        ExperimentDefinition experiment = Valid(Smallest);
        Assert.Equal(42UL, experiment.Seed);
        Assert.Equal((5.0, 30.0, 10.0), (experiment.Warmup.Seconds, experiment.Duration.Seconds, experiment.Drain.Seconds));
        Assert.Equal("option-b", experiment.Deployment.Name);
        Assert.Equal(10e9, experiment.Network.Nic.BitsPerSecond);
        Assert.Equal(0.25, experiment.Network.Default.Latency.Mean.Milliseconds);
        ConsensusSettings consensus = experiment.Consensus;
        Assert.Equal((120.0, 240.0), (consensus.ElectionTimeoutMin.Milliseconds, consensus.ElectionTimeoutMax.Milliseconds));
        Assert.Equal((40.0, 0.0, 0.0), (consensus.Heartbeat.Milliseconds, consensus.HeartbeatJitter.Milliseconds, consensus.AppendDelay.Milliseconds));
        Assert.Equal((QuorumRule.Majority, true, true, DisseminationMode.Parallel), (consensus.Quorum, consensus.PreVote, consensus.CheckQuorum, consensus.Dissemination));
        Assert.Equal((256, 1_000, 1_000_000L, 256_000_000L), (consensus.MaxInflightAppends, consensus.MaxAppendEntries, consensus.MaxAppendBytes.Bytes, consensus.MaxUncommittedBytes.Bytes));
        Assert.Equal(new BatchingSettings(100_000, new ByteCount(32_000_000), Duration.FromMilliseconds(10), null), experiment.Batching);
        Assert.Equal(new MempoolSettings(2_000_000, new ByteCount(16_000_000)), experiment.Mempool);
        Assert.Equal(new CryptoSettings(SignatureScheme.Ed25519, VerifyAt.Ingress), experiment.Crypto);
        Assert.Equal(new StorageSettings(StateEngine.RocksDb, new ByteCount(1_000_000_000), SyncMode.Batch), experiment.Storage);
        Assert.Equal(1, experiment.ApplyParallelism);
        Assert.Equal(("reference", 52_000.0, 4_000.0), (experiment.Costs.Name, experiment.Costs.VerifySignatureNs, experiment.Costs.ApplyPerTransactionNs));
        Assert.Equal((250L, ArrivalProcess.Poisson, NodeRole.Business), (experiment.Workload.TransactionSize.Bytes, experiment.Workload.Arrival, experiment.Workload.SubmitTo));
        Assert.Empty(experiment.Faults);
        Assert.Empty(experiment.Thresholds);
    }

    [Fact]
    public void Stages_end_where_the_load_ends()
    {
        LoadStage stage = Assert.Single(Valid(Smallest).Workload.Stages);
        Assert.Equal(new LoadStage(Duration.Zero, Duration.FromSeconds(35), new Rate(50_000), new Rate(50_000)), stage);
        IReadOnlyList<LoadStage> cut = Valid(Smallest.Replace("{ rate: 50K/s, for: 1m }", "{ rate: 1K/s, for: 15s }, { rampTo: 3K/s, over: 40s }", StringComparison.Ordinal)).Workload.Stages;
        Assert.Equal([new LoadStage(Duration.Zero, Duration.FromSeconds(15), new Rate(1_000), new Rate(1_000)), new LoadStage(Duration.FromSeconds(15), Duration.FromSeconds(35), new Rate(1_000), new Rate(2_000))], cut);
    }

    [Fact]
    public void Nodes_and_containers_are_numbered_within_their_role_in_deployment_order()
    {
        Deployment deployment = Valid(Smallest).Deployment;
        Assert.Equal((20, 16, 15), (deployment.Nodes(NodeRole.Validator).Count(), deployment.Nodes(NodeRole.Business).Count(), deployment.Nodes(NodeRole.Slim).Count()));
        Assert.Equal("validator-container-2", deployment.ContainerOf(NodeId.Validator(6)).Id);
        Assert.Equal("slim-container-4", deployment.ContainerOf(NodeId.Slim(10)).Id);
        Assert.Equal([NodeId.Slim(10), NodeId.Slim(11)], deployment.ContainerOf(NodeId.Slim(10)).Nodes);
    }

    [Fact]
    public void Nodes_with_a_process_each_take_their_memory_each()
    {
        ScenarioReading reading = ScenarioReader.ReadText(Smallest, "first.yaml", ["deployment.process=node", "deployment.containers[0].storage.cache=1MB"]);
        Container container = reading.Experiment!.Deployment.Containers[0];
        Assert.Equal(5, container.Processes);
        Assert.Equal(5 * (136_000_000L + (512 * 96_000) + 1_000_000 + 64_000_000), container.FixedMemory.Bytes);
        Assert.Equal("option-b", reading.Experiment.Deployment.Name);
    }

    [Fact]
    public void Speeds_of_the_machine_divide_the_costs()
    {
        CostTable costs = Valid(Smallest + "\nmachine: { coreSpeed: 2, cryptoSpeed: 4 }\n").Costs;
        Assert.Equal((13_000.0, 2_000.0, 0.1), (costs.VerifySignatureNs, costs.ApplyPerTransactionNs, costs.MessagePerByteNs));
        Assert.Equal(200.0 / 1_000, costs.DiskSyncLatency.Milliseconds);
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("ed25519", 52_000)]
    [InlineData("ecdsa-p256", 63_000)]
    [InlineData("ml-dsa-44", 98_000)]
    [InlineData("ml-dsa-65", 164_000)]
    [InlineData("ml-dsa-87", 287_000)]
    public void The_scheme_chooses_the_cost_of_a_check(string scheme, double nanoseconds) =>
        Assert.Equal(nanoseconds, Valid(Smallest + $"\ncrypto: {{ scheme: {scheme} }}\n").Costs.VerifySignatureNs);

    [Fact]
    public void A_cost_table_takes_what_it_lacks_from_its_base()
    {
        CostTable costs = Valid(Smallest + "\ncosts: { base: free, applyPerTransaction: 2.5us, verifySignature: 40us }\n").Costs;
        Assert.Equal(("inline", 2_500.0, 40_000.0, 0.0, true), (costs.Name, costs.ApplyPerTransactionNs, costs.VerifySignatureNs, costs.MessageConstantNs, costs.DiskBandwidth.IsUnlimited));
    }

    [Fact]
    public void Parts_and_measured_files_are_found_beside_the_file_that_names_them()
    {
        using TemporaryFolder folder = new();
        folder.Write("parts/net.yaml", "latencyMatrix: data/matrix.csv\nlocal: { latency: { distribution: empirical, file: samples.csv } }\nlinks: [ { from: eu, to: us, latency: 7ms } ]\n");
        folder.Write("parts/data/matrix.csv", "from/to,eu,us\neu,0.5,45\nus,50,\n");
        folder.Write("parts/samples.csv", "ms\n0.25\n0.75\n");
        folder.Write("costs.yaml", "base: mine/base.yaml\nquantum: 2ms\n");
        folder.Write("mine/base.yaml", "base: free\napplyPerTransaction: 9us\n");
        string path = folder.Write("scenario.yaml", """
            schema: aurigraph.sim/1
            name: files
            deployment: { containers: [ { role: validator, cores: 1, memory: 1GB, region: eu }, { role: business, cores: 1, memory: 1GB, region: us } ] }
            network: parts/net.yaml
            costs: ./costs.yaml
            workload: { stages: [ { rate: 1/s, for: rest } ] }
            """);
        ScenarioReading reading = ScenarioReader.Read(path);
        Assert.Empty(reading.Faults);
        NetworkModel network = reading.Experiment!.Network;
        Assert.Equal(7, network.Between("validator-1", "eu", "business-1", "us").Latency.Mean.Milliseconds);
        Assert.Equal(0.5, network.Between("a", "eu", "b", "eu").Latency.Mean.Milliseconds);
        Assert.Equal(0.25, network.Between("a", "us", "b", "us").Latency.Mean.Milliseconds);
        Assert.Equal(0.5, network.Local.Latency.Mean.Milliseconds);
        Assert.Equal(("costs", 9_000.0, 2.0), (reading.Experiment.Costs.Name, reading.Experiment.Costs.ApplyPerTransactionNs, reading.Experiment.Costs.Quantum.Milliseconds));
        Assert.Equal(ExperimentText.Of(reading.Experiment), ExperimentText.Of(ScenarioReader.ReadText(reading.ResolvedYaml, "elsewhere.yaml").Experiment));
    }

    [Fact]
    public void Faults_in_parts_and_measured_files_are_told_at_their_place_there()
    {
        using TemporaryFolder folder = new();
        folder.Write("net.yaml", "nic: 10Gbps\nwindw: 4MB\nlatencyMatrix: matrix.csv\n");
        folder.Write("matrix.csv", "from/to,eu\neu,fast\n");
        string path = folder.Write("scenario.yaml", Smallest + "\nnetwork: net.yaml\n");
        IReadOnlyList<ScenarioFault> faults = ScenarioReader.Read(path).Faults;
        Assert.Equal([(folder["net.yaml"], 2, 1, "network.windw"), (folder["matrix.csv"], 2, 4, "network.latencyMatrix")], faults.Select(f => (f.File, f.Line, f.Column, f.Path)));
    }

    [Fact]
    public void Cost_tables_that_rest_on_each_other_in_a_circle_are_refused()
    {
        using TemporaryFolder folder = new();
        folder.Write("a.yaml", "base: b.yaml\n");
        folder.Write("b.yaml", "base: a.yaml\n");
        string path = folder.Write("scenario.yaml", Smallest + "\ncosts: a.yaml\n");
        Assert.Contains("in a circle", Assert.Single(ScenarioReader.Read(path).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_or_a_directory_is_named()
    {
        using TemporaryFolder folder = new();
        Assert.Contains("does not exist", Assert.Single(ScenarioReader.Read(folder["none.yaml"]).Faults).Message, StringComparison.Ordinal);
        Assert.Contains("is a directory", Assert.Single(ScenarioReader.Read(folder["."]).Faults).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean `option-b`?", Assert.Single(ScenarioReader.Read("option_b").Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_the_catalog_serves_in_place_of_a_path() => Assert.Equal("option-c", ScenarioReader.Read("option-c").Experiment!.Name);

    [Fact]
    public void Overrides_reach_every_kind_of_place()
    {
        ScenarioReading reading = ScenarioReader.ReadText(Smallest, "first.yaml", [
            "seed=7", "consensus.heartbeat=20ms", "workload.stages[0].rate=7K/s", "workload.stages[1]={ rate: 9K/s, for: rest }", "network.nic=1Gbps",
            "network.default.latency={ distribution: uniform, min: 1ms, max: 3ms }", "thresholds[0]=lost == 0", "consensus.electionTimeout={ min: 90ms, max: 100ms }",
            "costs.quantum=3ms", "crypto.scheme=none", "seed=8"]);
        Assert.Empty(reading.Faults);
        ExperimentDefinition experiment = reading.Experiment!;
        Assert.Equal(8UL, experiment.Seed);
        Assert.Equal(20, experiment.Consensus.Heartbeat.Milliseconds);
        Assert.Equal(7_000, experiment.Workload.Stages[0].From.PerSecond);
        Assert.Equal((1e9, 2.0), (experiment.Network.Nic.BitsPerSecond, experiment.Network.Default.Latency.Mean.Milliseconds));
        Assert.Equal(100, experiment.Consensus.ElectionTimeoutMax.Milliseconds);
        Assert.Equal("lost == 0", Assert.Single(experiment.Thresholds).Expression);
        Assert.Equal((3.0, 0.0, "reference"), (experiment.Costs.Quantum.Milliseconds, experiment.Costs.VerifySignatureNs, experiment.Costs.Name));
    }

    [Fact]
    public void Every_kind_of_fault_of_the_contract_is_read()
    {
        IReadOnlyList<Fault> faults = Valid(Smallest + """

            faults:
              - { at: 12s, crash: leader, restartAfter: 3s }
              - { at: 15s, crash: validator-7 }
              - { at: 16s, restart: validator-7 }
              - { at: 20s, partition: [[validator-1, validator-2], [rest]], for: 4s }
              - { at: 22s, isolate: leader, direction: outbound, for: 2s }
              - { at: 24s, slow: validator-3, cpu: 0.25, for: 5s }
              - { at: 25s, slow: validator-4, disk: 0.1, for: 5s }
              - { at: 26s, link: { from: validator-1, to: validator-2 }, latency: 80ms, loss: 0.2, for: 3s }
              - { from: 5s, every: 4s, until: 1005s, crash: leader, restartAfter: 1s }
              - { at: 30s, crash: validator-container-1, restartAfter: 10s }
            """).Faults;
        Assert.Equal(10, faults.Count);
        Duration second = Duration.FromSeconds(1);
        Assert.Equal(new CrashFault(second * 12L, "leader", second * 3L, null, null), faults[0]);
        Assert.Equal(new RestartFault(second * 16L, "validator-7", null, null), faults[2]);
        Assert.Equal([["validator-1", "validator-2"], ["rest"]], ((PartitionFault)faults[3]).Groups);
        Assert.Equal(new IsolateFault(second * 22L, "leader", TrafficDirection.Outbound, second * 2L, null, null), faults[4]);
        Assert.Equal(new SlowFault(second * 24L, "validator-3", 0.25, 1, second * 5L, null, null), faults[5]);
        Assert.Equal(new LinkFault(second * 26L, "validator-1", "validator-2", Duration.FromMilliseconds(80), 0.2, second * 3L, null, null), faults[7]);
        Assert.Equal(new CrashFault(second * 5L, "leader", second, second * 4L, second * 1005L), faults[8]);
    }

    [Fact]
    public void A_repetition_may_end_with_the_run() =>
        Assert.Null(Valid(Smallest + "\nfaults: [ { from: 5s, every: 4s, crash: leader, restartAfter: 1s } ]\n").Faults[0].Until);

    [Theory]
    [InlineData("samples/quickstart.yaml")]
    [InlineData("samples/leader-crash.yaml")]
    [InlineData("samples/register-under-faults.yaml")]
    public void The_samples_are_valid_and_draw_no_warning(string path)
    {
        ScenarioReading reading = ScenarioReader.Read(Path.Combine(RepositoryFolder.Root, path));
        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Warnings);
        Assert.Equal(Path.GetFileNameWithoutExtension(path), reading.Experiment!.Name);
    }

    [Fact]
    public void Operations_are_none_or_clients_of_a_model()
    {
        Assert.Null(Valid(Smallest).Workload.Operations);
        Assert.Equal(new ClientOperations(OperationModel.Register, 5, 1, Duration.FromMilliseconds(20), Duration.FromSeconds(1)), Operations("{ model: register }"));
        Assert.Equal(new ClientOperations(OperationModel.KeyValue, 5, 3, Duration.FromMilliseconds(20), Duration.FromSeconds(1)), Operations("{ model: key-value }"));
        Assert.Equal(new ClientOperations(OperationModel.KeyValue, 7, 9, Duration.FromMilliseconds(1), Duration.FromMilliseconds(300)),
            Operations("{ model: key-value, clients: 7, keys: 9, think: 1ms, timeout: 300ms }"));

        static ClientOperations? Operations(string value) =>
            Valid("schema: aurigraph.sim/1\nname: first\ndeployment: option-b\nworkload: { operations: " + value + ", stages: [ { rate: 50K/s, for: rest } ] }\n").Workload.Operations;
    }

    [Fact]
    public void Reads_by_leases_are_a_choice_of_consensus()
    {
        Assert.False(Valid(Smallest).Consensus.LeaseReads);
        ConsensusSettings consensus = Valid(Smallest + "\nconsensus: { leaseReads: true, clockDrift: 5% }\n").Consensus;
        Assert.True(consensus.LeaseReads);
        Assert.Equal(0.05, consensus.ClockDrift);
    }

    private static ExperimentDefinition Valid(string text)
    {
        ScenarioReading reading = ScenarioReader.ReadText(text, "first.yaml");
        Assert.Empty(reading.Faults);
        return reading.Experiment!;
    }
}
