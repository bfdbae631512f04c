using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.NetworkModels;
using Aurigraph.Reports.Thresholds;
using Aurigraph.Units;

namespace Aurigraph.Reports.Tests;

/// <summary>A made-up result that looks like a run of option B: 20 validators, 16 business and 15 slim nodes in 14 containers; the leader
/// crashes once and a disk is slow for a while. Variations are made with <c>with</c>.</summary>
internal static class SampleResult
{
    public const string Yaml = """
        schema: aurigraph.sim/1
        name: option-b-lan
        seed: 42
        warmup: 5s
        duration: 30s
        drain: 10s
        deployment: option-b
        network: lan-10g
        storage: { cache: 100MB, writeBuffer: 32MB }
        workload:
          stages:
            - { rate: 150K/s, for: 10s }
            - { rampTo: 200K/s, over: 10s }
            - { rate: 200K/s, for: rest }
        faults:
          - { at: 14s, crash: leader, restartAfter: 3s }
          - { at: 25s, slow: validator-4, disk: 0.1, for: 4s }
        thresholds:
          - committedTps >= 180K
          - finality.p95 < 200ms
          - finality.p99 < 250ms
          - lost == 0
          - electionsPerHour < 1
          - node.memoryPeak.max < 76MB

        """;

    public static ExperimentDefinition Experiment { get; } = MakeExperiment();

    /// <summary>The result, thresholds evaluated.</summary>
    public static RunResult Result { get; } = Evaluated(MakeResult());

    public static RunResult Evaluated(RunResult result, ExperimentDefinition? experiment = null) =>
        result with { Thresholds = ThresholdEvaluator.Evaluate(result, experiment ?? Experiment) };

    /// <summary>What clients of a register might have seen.</summary>
    public static OperationFigures Operations { get; } = new()
    {
        Model = "register",
        Clients = 5,
        Invoked = 6328,
        Completed = 6127,
        Failed = 196,
        Unknown = 5,
        ReadsByLeaders = 654,
        ReadsByFollowers = 2425,
        Verdict = "linearizable",
        History = "INFO  jepsen.util - 0 :invoke :read nil\nINFO  jepsen.util - 0 :ok :read nil\n",
    };

    /// <summary>The sample experiment with other thresholds.</summary>
    public static ExperimentDefinition With(params Threshold[] thresholds) => Experiment with { Thresholds = thresholds };

    private static ExperimentDefinition MakeExperiment() => new()
    {
        Name = "option-b-lan",
        Description = "",
        Seed = 42,
        Warmup = Duration.FromSeconds(5),
        Duration = Duration.FromSeconds(30),
        Drain = Duration.FromSeconds(10),
        Deployment = new Deployment("option-b", [.. Containers(NodeRole.Validator, [5, 5, 5, 5], 12, 384), .. Containers(NodeRole.Business, [4, 4, 4, 4], 11, 320), .. Containers(NodeRole.Slim, [3, 3, 3, 2, 2, 2], 6, 192)], MemoryLimitAction.Kill),
        Network = new NetworkModel
        {
            Nic = Bandwidth.FromBitsPerSecond(10e9),
            Default = new LinkModel(new ConstantLatency(Duration.FromMicroseconds(250)), 0, Bandwidth.Unlimited),
            Local = new LocalLink(new ConstantLatency(Duration.FromMicroseconds(30)), Bandwidth.FromBitsPerSecond(25e9)),
            Links = [],
            Chunk = new ByteCount(256_000),
            Window = new ByteCount(4_000_000),
            PeerBuffer = new ByteCount(10_000_000),
        },
        Consensus = new ConsensusSettings
        {
            Quorum = QuorumRule.Majority,
            ElectionTimeoutMin = Duration.FromMilliseconds(120),
            ElectionTimeoutMax = Duration.FromMilliseconds(240),
            Heartbeat = Duration.FromMilliseconds(40),
            HeartbeatJitter = Duration.Zero,
            PreVote = true,
            CheckQuorum = true,
            MaxInflightAppends = 256,
            MaxAppendEntries = 1_000,
            MaxAppendBytes = new ByteCount(1_000_000),
            MaxUncommittedBytes = new ByteCount(256_000_000),
            AppendDelay = Duration.Zero,
            Dissemination = DisseminationMode.Parallel,
            KeptEntries = 20_000,
            SnapshotRate = new ByteCount(50_000_000),
            DiskPatience = Duration.FromSeconds(2),
        },
        Batching = new BatchingSettings(100_000, new ByteCount(32_000_000), Duration.FromMilliseconds(10), null),
        Mempool = new MempoolSettings(2_000_000, new ByteCount(16_000_000)),
        Crypto = new CryptoSettings(SignatureScheme.Ed25519, VerifyAt.Ingress),
        Storage = new StorageSettings(StateEngine.RocksDb, new ByteCount(1_000_000_000), SyncMode.Batch),
        ApplyParallelism = 1,
        Costs = new CostTable
        {
            Name = "reference",
            MessageConstantNs = 5_000,
            MessagePerByteNs = 0.2,
            VerifySignatureNs = 52_000,
            HashConstantNs = 400,
            HashPerByteNs = 0.5,
            BatchPerTransactionNs = 50,
            ApplyPerTransactionNs = 4_000,
            ContextSwitchNs = 3_000,
            DiskSyncLatency = Duration.FromMicroseconds(200),
            DiskBandwidth = new Bandwidth(1e9),
            Quantum = Duration.FromMilliseconds(1),
        },
        Workload = new Workload
        {
            TransactionSize = new ByteCount(250),
            Arrival = ArrivalProcess.Poisson,
            ClientLatency = Duration.Zero,
            SubmitTo = NodeRole.Business,
            Stages =
            [
                new LoadStage(Duration.Zero, Duration.FromSeconds(10), new Rate(150_000), new Rate(150_000)),
                new LoadStage(Duration.FromSeconds(10), Duration.FromSeconds(20), new Rate(150_000), new Rate(200_000)),
                new LoadStage(Duration.FromSeconds(20), Duration.FromSeconds(35), new Rate(200_000), new Rate(200_000)),
            ],
        },
        Faults =
        [
            new CrashFault(Duration.FromSeconds(14), "leader", Duration.FromSeconds(3), null, null),
            new SlowFault(Duration.FromSeconds(25), "validator-4", 1, 0.1, Duration.FromSeconds(4), null, null),
        ],
        Thresholds =
        [
            new Threshold("committedTps >= 180K", "committedTps", ">=", 180_000),
            new Threshold("finality.p95 < 200ms", "finality.p95", "<", 200),
            new Threshold("finality.p99 < 250ms", "finality.p99", "<", 250),
            new Threshold("lost == 0", "lost", "==", 0),
            new Threshold("electionsPerHour < 1", "electionsPerHour", "<", 1),
            new Threshold("node.memoryPeak.max < 76MB", "node.memoryPeak.max", "<", 76e6),
        ],
    };

    public static IEnumerable<Container> Containers(NodeRole role, int[] nodes, int cores, int megabytes)
    {
        int next = 1;
        for (int i = 0; i < nodes.Length; i++)
        {
            int first = next;
            next += nodes[i];
            yield return new Container
            {
                Id = $"{Name(role)}-container-{i + 1}",
                Role = role,
                Nodes = Enumerable.Range(first, nodes[i]).Select(n => new NodeId(role, n)).ToList(),
                Cores = cores,
                Memory = new ByteCount(megabytes * 1_000_000L),
                Processes = 1,
                RuntimeBase = new ByteCount(60_000_000),
                Threads = 64,
                ThreadStack = new ByteCount(96_000),
                StateCache = new ByteCount(role == NodeRole.Slim ? 40_000_000 : 100_000_000),
                WriteBuffer = new ByteCount(role == NodeRole.Slim ? 12_000_000 : 32_000_000),
                WriteBuffers = 2,
            };
        }
    }

    private static string Name(NodeRole role) => role switch { NodeRole.Validator => "validator", NodeRole.Business => "business", _ => "slim" };

    private static RunResult MakeResult()
    {
        IReadOnlyList<TimelineRow> timeline = MakeTimeline();
        IReadOnlyList<ContainerFigures> containers = MakeContainers();
        return new RunResult
        {
            Scenario = "option-b-lan",
            Seed = 42,
            Mode = "simulation",
            Version = "0.1.0",
            Partial = false,
            Environment = new MachineEnvironment("Linux", "x64", 2, ".NET 10.0"),
            TraceHash = "9f3a61c07be2d415",
            Wall = new WallClock(1.9, 2_100_000, 1_105_263, 36.1),
            Throughput = new Throughput
            {
                OfferedTps = 183_400,
                AdmittedTps = 183_380,
                CommittedTps = 183_350,
                Submitted = 6_250_412,
                Admitted = 6_250_412,
                Final = 6_250_412,
                Committed = 6_250_412,
                Rejected = 0,
                Rejections = new Dictionary<string, long>(StringComparer.Ordinal),
                Abandoned = 0,
                CommittedUnacknowledged = 0,
                InFlight = 0,
                Lost = 0,
            },
            Finality = new Distribution(5_500_500, 52.0, 41.2, 78.4, 96.1, 268.3, 352.4, 391.7),
            Intervals = new Intervals(new Distribution(5_500_500, 36.6, 28.4, 58.9, 74.5, 241.2, 330.8, 371.2), new Distribution(5_500_500, 50.9, 40.1, 77.0, 94.8, 266.9, 350.1, 390.2), new Distribution(55_600, 6.1, 4.9, 9.9, 14.2, 31.5, 290.4, 318.2)),
            Phases = new Phases(new Phase(3.9, 6.2), new Phase(6.1, 10.6), new Phase(13.7, 24.3), new Phase(12.9, 31.4), new Phase(15.4, 38.2)),
            Batches = new BatchFigures(55_600, 98.9, new ClosedBy(0, 0, 55_600)),
            Consensus = new ConsensusFigures
            {
                Elections = 1,
                ElectionsPerHour = PoissonInterval.PerHour(1, 30),
                LeaderChanges = 1,
                Voters = 4,
                FinalTerm = 2,
                CommittedEntries = 55_580,
                LeaderlessMs = 312.4,
                CommitToQuorumMs = new CommitToQuorum(0.6, 1.9),
            },
            Nodes = MakeNodes(containers),
            Containers = containers,
            Storage = new StorageFigures(null, null, null, 412_000_000),
            Health = new HealthFigures(0.993, 1),
            Bottleneck = new Bottleneck("apply", "leader validator-11", 0.80),
            Warnings =
            [
                new Warning("memory.narrow", "Validator containers peak at 93 to 95 % of 384 MB."),
                new Warning("batching.never-full", "All 55,600 batches closed by the 10 ms delay, at 99 transactions of 100K."),
                new Warning("faults.disk-masked", "The slow disk of validator-4 moved p99 by 25 %: the quorum went without it."),
            ],
            Safety = new SafetyFigures(["election safety", "log matching", "leader completeness", "state machine safety", "no loss", "no double apply"], []),
            Thresholds = [],
            Timeline = timeline,
            FinalityCurve = MakeCurve(),
            Elections = [new ElectionRow(14_000, 14_312.4, 312.4, 2, NodeId.Validator(11))],
            Leaders = [new LeaderSpan(NodeId.Validator(3), 1, 380, 14_000), new LeaderSpan(NodeId.Validator(11), 2, 14_312.4, 36_100)],
            Faults = [new FaultSpan("leader validator-3 crashed for 3 s", 14_000, 17_000), new FaultSpan("validator-4: disk at 10 % for 4 s", 25_000, 29_000)],
            Misfits = [],
        };
    }

    // A little unevenness, the same in every process.
    private static double Wobble(int seed) => ((seed * 2_654_435_761L & 0xFFFF) / 65_535.0 - 0.5) * 2;

    private static List<TimelineRow> MakeTimeline()
    {
        List<TimelineRow> rows = [];
        for (int second = 0; second < 37; second++)
        {
            double offered = second < 10 ? 150_000 : second < 20 ? 150_000 + 5_000 * (second - 9.5) : second < 35 ? 200_000 : 0;
            double committed = offered * (1 + 0.004 * Wobble(second + 1));
            (double p50, double p95, double p99) = (34 + 13 * Math.Clamp((second - 10) / 10.0, 0, 1) + Wobble(second + 50), 64 + 22 * Math.Clamp((second - 10) / 10.0, 0, 1) + 3 * Wobble(second + 90), 86 + 30 * Math.Clamp((second - 10) / 10.0, 0, 1) + 5 * Wobble(second + 130));
            switch (second)
            {
                case 0: committed *= 0.95; break;
                case 14: (committed, p50, p95, p99) = (116_000, 58, 322, 371); break;
                case 15: (committed, p50, p95, p99) = (232_000, 44, 118, 214); break;
                case >= 25 and < 29: (p95, p99) = (p95 + 12, p99 + 30); break;
                case 35: committed = 9_000; break;
                default: break;
            }
            bool offering = second < 35;
            rows.Add(new TimelineRow(second, offered, offered * (1 + 0.002 * Wobble(second + 200)), committed, 0, offering ? p50 : null, offering ? p95 : null, offering ? p99 : null, (long)(offered * 0.05)));
        }
        return rows;
    }

    private static List<PercentilePoint> MakeCurve()
    {
        (double Percentile, double Milliseconds)[] knots = [(0, 21), (25, 34), (50, 41.2), (75, 56), (90, 78.4), (95, 96.1), (97.5, 150), (99, 268.3), (99.5, 312), (99.9, 352.4), (99.95, 366), (99.99, 384), (99.999, 391), (100, 391.7)];
        List<PercentilePoint> points = [];
        for (int i = 0; i < knots.Length - 1; i++)
        {
            for (int step = 0; step < 4; step++)
            {
                double t = step / 4.0;
                points.Add(new PercentilePoint(knots[i].Percentile + t * (knots[i + 1].Percentile - knots[i].Percentile), knots[i].Milliseconds + t * (knots[i + 1].Milliseconds - knots[i].Milliseconds)));
            }
        }
        points.Add(new PercentilePoint(100, 391.7));
        return points;
    }

    private static List<ContainerFigures> MakeContainers()
    {
        List<ContainerFigures> containers = [];
        int seed = 300;
        foreach (Container container in Experiment.Deployment.Containers)
        {
            seed++;
            long load = container.Role switch { NodeRole.Validator => 126_000_000, NodeRole.Business => 48_000_000, _ => 14_000_000 * container.Nodes.Count };
            load += (long)(4_000_000 * Wobble(seed));
            MemoryByAccount memory = new(load / 8, load / 2, load / 8, container.StateCache.Bytes, container.WriteBuffer.Bytes * container.WriteBuffers, load / 4, container.RuntimeBase.Bytes + 6_144_000);
            (double cpu, double egress, double ingress, double disk) = container.Role switch
            {
                NodeRole.Validator => (0.37, 0.39, 0.31, 0.51),
                NodeRole.Business => (0.53, 0.25, 0.02, 0.40),
                _ => (0.14 * container.Nodes.Count, 0.004, 0.12, 0.10 * container.Nodes.Count),
            };
            containers.Add(new ContainerFigures
            {
                Id = container.Id,
                Cores = container.Cores,
                Nodes = container.Nodes.Count,
                CpuUtilisation = cpu + 0.02 * Wobble(seed + 40),
                EgressUtilisation = Math.Max(0, egress + 0.003 * Wobble(seed + 80)),
                IngressUtilisation = Math.Max(0, ingress + 0.003 * Wobble(seed + 120)),
                DiskUtilisation = disk + 0.015 * Wobble(seed + 160),
                ThrottledMs = container.Id == "validator-container-3" ? 12 : 0,
                MemoryLimit = container.Memory.Bytes,
                MemoryPeak = memory.Total,
                Memory = memory,
                MemoryKills = 0,
            });
        }
        return containers;
    }

    private static List<NodeFigures> MakeNodes(IReadOnlyList<ContainerFigures> containers)
    {
        List<NodeFigures> nodes = [];
        foreach (NodeId id in Experiment.Deployment.AllNodes)
        {
            ContainerFigures container = containers.First(c => c.Id == Experiment.Deployment.ContainerOf(id).Id);
            MemoryByAccount whole = container.Memory;
            MemoryByAccount share = new(whole.Mempool / container.Nodes, whole.Bodies / container.Nodes, whole.Log / container.Nodes, whole.StateCache / container.Nodes, whole.WriteBuffer / container.Nodes, whole.Network / container.Nodes, whole.Runtime / container.Nodes);
            nodes.Add(new NodeFigures
            {
                Id = id,
                Container = container.Id,
                CpuUtilisation = container.CpuUtilisation / container.Nodes,
                MemoryPeak = share.Total,
                Memory = share,
                EgressBytes = (long)(container.EgressUtilisation * 1.25e9 * 30 / container.Nodes),
                IngressBytes = (long)(container.IngressUtilisation * 1.25e9 * 30 / container.Nodes),
                StateHash = "c4b1d90e77aa3f02",
                AppliedIndex = 55_580,
                LagMs = new LagFigures(1.8 + 0.2 * Wobble(id.Key), 24.1),
                Up = true,
            });
        }
        return nodes;
    }
}
