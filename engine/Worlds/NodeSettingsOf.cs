using Aurigraph.Experiment;
using Aurigraph.Node;
using Aurigraph.Units;

namespace Aurigraph.Worlds;

/// <summary>Translates an experiment into what each node is told.</summary>
public sealed class NodeSettingsOf
{
    private readonly ExperimentDefinition _experiment;
    private readonly NodeId[] _validators;
    private readonly int[] _validatorContainers;
    private readonly NodeId[] _joining;
    private readonly NodeId[] _origins;
    private readonly NodeId[] _observers;
    private readonly ByteCount _window;

    /// <summary>Translates for one experiment.</summary>
    public NodeSettingsOf(ExperimentDefinition experiment)
    {
        _experiment = experiment;
        Deployment deployment = experiment.Deployment;
        _validators = [.. deployment.Nodes(NodeRole.Validator)];
        _validatorContainers = [.. deployment.Containers.Where(c => c.Role == NodeRole.Validator).SelectMany((c, i) => c.Nodes.Select(_ => i))];
        _joining = [.. experiment.Joining];
        _origins = [.. deployment.Nodes(experiment.Workload.SubmitTo)];
        _observers = [.. deployment.Containers.Where(c => c.Role != NodeRole.Validator && c.Follow != StreamContent.None).SelectMany(c => c.Nodes).Order()];
        _window = LoadWindows.OfBodies(experiment);
    }

    /// <summary>The settings of the <paramref name="index"/>-th node of a container.</summary>
    public NodeSettings For(Container container, int index) => new()
    {
        Self = container.Nodes[index],
        Validators = _validators,
        ValidatorContainers = _validatorContainers,
        Joining = _joining,
        Origins = _origins,
        Observers = _observers,
        ApplyParallelism = _experiment.ApplyParallelism,
        Follow = container.Role == NodeRole.Slim ? container.Follow : StreamContent.Full,
        StateBuffer = new ByteCount((container.WriteBuffer * container.WriteBuffers).Bytes * container.Processes / container.Nodes.Count),
        StateBytesPerTransaction = _experiment.Costs.StateBytesPerTransaction,
        StreamWindow = LoadWindows.OfStream(_experiment, container),
        StateSize = _experiment.Storage.DataSize,
        Replica = Replica(container, index),
        Origin = Origin(container),
    };

    private ReplicaSettings Replica(Container container, int index)
    {
        ConsensusSettings consensus = _experiment.Consensus;
        return new ReplicaSettings
        {
            Quorum = consensus.Quorum,
            ElectionTimeoutMin = consensus.ElectionTimeoutMin,
            ElectionTimeoutMax = consensus.ElectionTimeoutMax,
            Heartbeat = consensus.Heartbeat,
            HeartbeatJitter = consensus.HeartbeatJitter,
            PreVote = consensus.PreVote,
            CheckQuorum = consensus.CheckQuorum,
            LeaseReads = consensus.LeaseReads,
            ClockDrift = consensus.ClockDrift,
            MaxInflightAppends = consensus.MaxInflightAppends,
            MaxInflightBytes = _experiment.Network.Window,
            MaxAppendEntries = consensus.MaxAppendEntries,
            MaxAppendBytes = consensus.MaxAppendBytes,
            MaxUncommittedBytes = consensus.MaxUncommittedBytes,
            AppendDelay = consensus.AppendDelay,
            Dissemination = consensus.Dissemination,
            MaxInFlight = _experiment.Mempool.InFlightScope == InFlightScope.Leader ? _experiment.Mempool.MaxInFlight : 0,
            KeptEntries = consensus.KeptEntries,
            SnapshotRate = consensus.SnapshotRate,
            DiskPatience = consensus.DiskPatience,
            BodyBudget = _window * Math.Max(1, _origins.Length),
            Verify = _experiment.Crypto.Verify,
            ContainerSlot = index,
            ContainerSlots = container.Nodes.Count,
        };
    }

    /// <summary>A batch beyond a cap on transactions in flight could never go within it: batches close at the cap.</summary>
    private int BatchTransactions => _experiment.Mempool.MaxInFlight is > 0 and int cap
        ? Math.Min(cap, _experiment.Batching.MaxTransactions)
        : _experiment.Batching.MaxTransactions;

    private OriginSettings Origin(Container container) => new()
    {
        TransactionBytes = (_experiment.Workload.TransactionSize + _experiment.Crypto.SignatureSize).Bytes,
        Signed = _experiment.Crypto.Scheme != SignatureScheme.None,
        MempoolTransactions = _experiment.Mempool.MaxTransactions,
        MempoolBytes = _experiment.Mempool.MaxBytes,
        BatchTransactions = BatchTransactions,
        MaxInFlight = _experiment.Mempool.InFlightScope == InFlightScope.Node ? _experiment.Mempool.MaxInFlight : 0,
        BatchBytes = _experiment.Batching.MaxBytes,
        BatchDelay = _experiment.Batching.MaxDelay,
        Window = _window,
        VerifyParallelism = Math.Min(_experiment.Deployment.CoresAtOnce(container), container.Threads),
    };
}
