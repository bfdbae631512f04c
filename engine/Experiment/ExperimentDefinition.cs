using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>A resolved experiment: everything that a run depends on besides the program's version. Two equal experiments give equal traces.</summary>
public sealed record ExperimentDefinition
{
    /// <summary>Names the output folder.</summary>
    public required string Name { get; init; }

    /// <summary>Free text; empty when none is given.</summary>
    public required string Description { get; init; }

    /// <summary>Seeds every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Run, but not counted in the results.</summary>
    public required Duration Warmup { get; init; }

    /// <summary>The measured window.</summary>
    public required Duration Duration { get; init; }

    /// <summary>How long the run may go on without load until nothing is in flight and live nodes agree.</summary>
    public required Duration Drain { get; init; }

    /// <summary>Containers and their nodes.</summary>
    public required Deployment Deployment { get; init; }

    /// <summary>Links between them.</summary>
    public required NetworkModel Network { get; init; }

    /// <summary>Settings of the consensus protocol.</summary>
    public required ConsensusSettings Consensus { get; init; }

    /// <summary>When a batch closes.</summary>
    public required BatchingSettings Batching { get; init; }

    /// <summary>What a node admits.</summary>
    public required MempoolSettings Mempool { get; init; }

    /// <summary>Signatures.</summary>
    public required CryptoSettings Crypto { get; init; }

    /// <summary>Durability and the state store.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>Pauses of each process; null: none.</summary>
    public RuntimePauses? Pauses { get; init; }

    /// <summary>How many transactions a node applies at once.</summary>
    public required int ApplyParallelism { get; init; }

    /// <summary>What each operation costs, already divided by the machine's speed factors.</summary>
    public required CostTable Costs { get; init; }

    /// <summary>How the target differs from the machine of the cost table; for readers, since <see cref="Costs"/> are the target's.</summary>
    public MachineFactors Machine { get; init; } = new(1, 1, 0);

    /// <summary>The offered load.</summary>
    public required Workload Workload { get; init; }

    /// <summary>Planned trouble, in the order of the file.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>What the result is held against.</summary>
    public required IReadOnlyList<Threshold> Thresholds { get; init; }

    /// <summary>Whether safety properties are checked while the experiment runs. Has no effect on what happens in it.</summary>
    public bool SafetyChecks { get; init; } = true;

    /// <summary>Where nodes listen on real sockets.</summary>
    public LiveSettings Live { get; init; } = LiveSettings.Default;

    /// <summary>Validators that a fault brings in later: not started and no members at the beginning.</summary>
    public IEnumerable<NodeId> Joining => Faults.OfType<JoinFault>().Select(f => f.Node);

    /// <summary>Validators that vote at the beginning, in order.</summary>
    public IEnumerable<NodeId> FirstVoters => Deployment.Nodes(NodeRole.Validator).Except(Joining);

    /// <summary>Start of load to end of load: warm-up and window.</summary>
    public Duration LoadTime => Warmup + Duration;
}
