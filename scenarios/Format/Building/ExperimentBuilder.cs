using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Makes the experiment from values that were read and checked without a fault.</summary>
internal static class ExperimentBuilder
{
    /// <summary>The experiment.</summary>
    public static ExperimentDefinition Build(KeyValues root, Deployment deployment, IReadOnlyList<Threshold> thresholds)
    {
        Duration warmup = root.Get(ScenarioKeys.Warmup);
        Duration duration = root.Get(ScenarioKeys.Duration);
        KeyValues batching = root.Get(ScenarioKeys.Batching);
        KeyValues mempool = root.Get(ScenarioKeys.Mempool);
        KeyValues crypto = root.Get(ScenarioKeys.Crypto);
        KeyValues storage = root.Get(ScenarioKeys.Storage);
        return new ExperimentDefinition
        {
            Name = root.Get(ScenarioKeys.Name),
            Description = root.GetOr(ScenarioKeys.Description, "")!,
            Seed = root.Get(ScenarioKeys.Seed),
            Warmup = warmup,
            Duration = duration,
            Drain = root.Get(ScenarioKeys.Drain),
            Deployment = deployment,
            Network = NetworkBuilder.Build(root.Get(ScenarioKeys.Network)),
            Consensus = Consensus(root.Get(ScenarioKeys.Consensus)),
            Batching = new BatchingSettings(batching.Get(NodeKeys.BatchMaxTransactions), batching.Get(NodeKeys.BatchMaxBytes), batching.Get(NodeKeys.BatchMaxDelay), batching.Get(NodeKeys.BatchWindow)),
            Mempool = new MempoolSettings(mempool.Get(NodeKeys.MempoolMaxTransactions), mempool.Get(NodeKeys.MempoolMaxBytes))
            {
                MaxInFlight = mempool.Get(NodeKeys.MaxInFlight),
                InFlightScope = mempool.Get(NodeKeys.InFlightScope),
            },
            Crypto = new CryptoSettings(crypto.Get(NodeKeys.Scheme), crypto.Get(NodeKeys.Verify)),
            Storage = new StorageSettings(storage.Get(NodeKeys.Engine), storage.Get(NodeKeys.DataSize), storage.Get(NodeKeys.Sync))
            {
                IsCompressed = storage.Get(NodeKeys.Compression) != "none",
                BloomFilterBits = storage.Get(NodeKeys.BloomFilterBits),
                WriteAmplification = storage.Get(NodeKeys.WriteAmplification),
            },
            Pauses = Pauses(root.Get(ScenarioKeys.Runtime).Get(NodeKeys.Pauses)),
            ApplyParallelism = root.Get(ScenarioKeys.Node).Get(NodeKeys.ApplyParallelism),
            Costs = CostTableBuilder.Build(root.Get(ScenarioKeys.Costs), root.Get(ScenarioKeys.Machine), crypto.Get(NodeKeys.Scheme)),
            Machine = Machine(root.Get(ScenarioKeys.Machine)),
            Workload = WorkloadBuilder.Build(root.Get(ScenarioKeys.Workload), warmup + duration),
            Faults = [.. root.Get(ScenarioKeys.Faults).Select(f => FaultBuilder.Build(f.Value))],
            Thresholds = thresholds,
            Live = LiveBuilder.Build(root.GetOr(ScenarioKeys.Live, null)),
            SafetyChecks = root.Get(ScenarioKeys.Safety).Get(ScenarioKeys.Checks),
        };
    }

    /// <summary>The range that election time-outs are drawn from; null when it was read with faults.</summary>
    public static (Duration Min, Duration Max)? ElectionTimeout(KeyValues consensus)
    {
        if (!consensus.TryGet(ConsensusKeys.ElectionTimeout, out Either<Duration>? timeout))
            return null;
        return timeout.Group is null
            ? (timeout.Scalar, timeout.Scalar * 2L)
            : (timeout.Group.Get(ConsensusKeys.TimeoutMin), timeout.Group.Get(ConsensusKeys.TimeoutMax));
    }

    private static RuntimePauses? Pauses(Either<string> pauses) => pauses.Group is not { } group ? null
        : new RuntimePauses(LatencyReader.Build(group.Get(NodeKeys.PauseEvery)), LatencyReader.Build(group.Get(NodeKeys.PauseLength)));

    private static MachineFactors Machine(KeyValues machine) =>
        new(machine.Get(NodeKeys.CoreSpeed), machine.Get(NodeKeys.CryptoSpeed), machine.Get(NodeKeys.Uncertainty));

    private static ConsensusSettings Consensus(KeyValues consensus)
    {
        (Duration min, Duration max) = ElectionTimeout(consensus)!.Value;
        return new ConsensusSettings
        {
            Quorum = consensus.Get(ConsensusKeys.Quorum),
            ElectionTimeoutMin = min,
            ElectionTimeoutMax = max,
            Heartbeat = consensus.Get(ConsensusKeys.Heartbeat),
            HeartbeatJitter = consensus.Get(ConsensusKeys.HeartbeatJitter),
            PreVote = consensus.Get(ConsensusKeys.PreVote),
            CheckQuorum = consensus.Get(ConsensusKeys.CheckQuorum),
            LeaseReads = consensus.Get(ConsensusKeys.LeaseReads),
            ClockDrift = consensus.Get(ConsensusKeys.ClockDrift),
            MaxInflightAppends = consensus.Get(ConsensusKeys.MaxInflightAppends),
            MaxAppendEntries = consensus.Get(ConsensusKeys.MaxAppendEntries),
            MaxAppendBytes = consensus.Get(ConsensusKeys.MaxAppendBytes),
            MaxUncommittedBytes = consensus.Get(ConsensusKeys.MaxUncommittedBytes),
            AppendDelay = consensus.Get(ConsensusKeys.AppendDelay),
            Dissemination = consensus.Get(ConsensusKeys.Dissemination),
            KeptEntries = consensus.Get(ConsensusKeys.KeptEntries),
            SnapshotRate = consensus.Get(ConsensusKeys.SnapshotRate),
            DiskPatience = consensus.Get(ConsensusKeys.DiskPatience),
        };
    }
}
