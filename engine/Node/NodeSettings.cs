using Aurigraph.Node.Ledger;
using Aurigraph.Units;

namespace Aurigraph.Node;

/// <summary>Everything a node is told about itself and its network. The same in both worlds.</summary>
public sealed record NodeSettings
{
    /// <summary>The node.</summary>
    public required NodeId Self { get; init; }

    /// <summary>All validators, in order.</summary>
    public required IReadOnlyList<NodeId> Validators { get; init; }

    /// <summary>For each validator, in the same order, the container it runs in, numbered from 0.</summary>
    public required IReadOnlyList<int> ValidatorContainers { get; init; }

    /// <summary>Validators that are no members until a change brings them in.</summary>
    public IReadOnlyList<NodeId> Joining { get; init; } = [];

    /// <summary>Nodes that admit client transactions, in order.</summary>
    public required IReadOnlyList<NodeId> Origins { get; init; }

    /// <summary>Nodes that follow the committed stream, in order.</summary>
    public required IReadOnlyList<NodeId> Observers { get; init; }

    /// <summary>Consensus.</summary>
    public required ReplicaSettings Replica { get; init; }

    /// <summary>Admission and batching.</summary>
    public required OriginSettings Origin { get; init; }

    /// <summary>How many transactions this node applies at once.</summary>
    public required int ApplyParallelism { get; init; }

    /// <summary>Whether this node executes transactions; a slim node only keeps them.</summary>
    public bool Executes => Self.Role != NodeRole.Slim;

    /// <summary>What this node wants of the committed stream.</summary>
    public required StreamContent Follow { get; init; }

    /// <summary>Bytes of changed state this node may hold that are not yet on disk: its share of the write buffers.</summary>
    public required ByteCount StateBuffer { get; init; }

    /// <summary>Bytes of state that a transaction changes.</summary>
    public required ByteCount StateBytesPerTransaction { get; init; }

    /// <summary>Bytes of the stream this node can hold that it has not applied.</summary>
    public required ByteCount StreamWindow { get; init; }

    /// <summary>Bytes of the state on disk: what a snapshot carries.</summary>
    public required ByteCount StateSize { get; init; }

    /// <summary>The accounts that transactions move money between; null where transactions are only described.</summary>
    public AccountSettings? Accounts { get; init; }

    /// <summary>Whether this node keeps balances.</summary>
    public bool KeepsAccounts => Accounts is not null && Executes;

    /// <summary>The shortest time from one checkpoint of the state to the next, write buffers permitting.</summary>
    public Duration CheckpointInterval { get; init; } = Duration.FromMilliseconds(100);

    /// <summary>The members before any change.</summary>
    public MemberConfiguration Configuration => new(Validators.Except(Joining), rule: Replica.Quorum);

    /// <summary>Whether this node admits client transactions.</summary>
    public bool IsOrigin => Origins.Contains(Self);

    /// <summary>Whether this node is a validator.</summary>
    public bool IsValidator => Self.Role == NodeRole.Validator;
}

/// <summary>Settings of a validator.</summary>
public sealed record ReplicaSettings
{
    /// <summary>Applies to elections and commits.</summary>
    public required QuorumRule Quorum { get; init; }

    /// <summary>Elections draw their time-out from [min, max).</summary>
    public required Duration ElectionTimeoutMin { get; init; }

    /// <summary>Elections draw their time-out from [min, max).</summary>
    public required Duration ElectionTimeoutMax { get; init; }

    /// <summary>Between heartbeats.</summary>
    public required Duration Heartbeat { get; init; }

    /// <summary>Each interval is lengthened by a draw from [0, jitter).</summary>
    public required Duration HeartbeatJitter { get; init; }

    /// <summary>Ask before electing.</summary>
    public required bool PreVote { get; init; }

    /// <summary>Step down without a quorum; followers of a live leader ignore candidates.</summary>
    public required bool CheckQuorum { get; init; }

    /// <summary>Whether a leader answers reads without a round of heartbeats while a lease holds.</summary>
    public bool LeaseReads { get; init; }

    /// <summary>By how much the rate of a clock may differ from true time, as a share of it; shortens leases.</summary>
    public double ClockDrift { get; init; } = 0.01;

    /// <summary>Appends to one follower not yet answered.</summary>
    public required int MaxInflightAppends { get; init; }

    /// <summary>Bytes to one follower not yet answered.</summary>
    public required ByteCount MaxInflightBytes { get; init; }

    /// <summary>Entries in one append.</summary>
    public required int MaxAppendEntries { get; init; }

    /// <summary>Bytes in one append.</summary>
    public required ByteCount MaxAppendBytes { get; init; }

    /// <summary>Bytes of bodies of entries not yet committed.</summary>
    public required ByteCount MaxUncommittedBytes { get; init; }

    /// <summary>How long the leader gathers references for one append.</summary>
    public required Duration AppendDelay { get; init; }

    /// <summary>Whether a validator takes in all that waits in its inbox before it sends and writes what follows from it, so that under load one append and one write carry many entries. It costs an
    /// idle one nothing but a message to itself.</summary>
    public bool GathersInbox { get; init; }

    /// <summary>Transactions in this validator's log that it has not applied while it leads, over all origins; ready references wait at the leader beyond it. 0: no cap.</summary>
    public int MaxInFlight { get; init; }

    /// <summary>How bodies reach validators.</summary>
    public required DisseminationMode Dissemination { get; init; }

    /// <summary>Bytes of bodies this validator may hold before it stops pulling more; what origins push is bounded by their windows.</summary>
    public required ByteCount BodyBudget { get; init; }

    /// <summary>Entries that stay in the log behind the last durable checkpoint, for followers and observers that lag; who lags more gets a snapshot.</summary>
    public required int KeptEntries { get; init; }

    /// <summary>Bytes a second at which one snapshot is sent, at most.</summary>
    public required ByteCount SnapshotRate { get; init; }

    /// <summary>How long a leader's own disk may complete nothing until it gives up leadership.</summary>
    public required Duration DiskPatience { get; init; }

    /// <summary>Where signatures are checked.</summary>
    public required VerifyAt Verify { get; init; }

    /// <summary>This validator's place among those of its container, from 0.</summary>
    public required int ContainerSlot { get; init; }

    /// <summary>How many validators its container holds.</summary>
    public required int ContainerSlots { get; init; }
}

/// <summary>Settings of a node that admits transactions.</summary>
public sealed record OriginSettings
{
    /// <summary>Bytes of one transaction, signature included.</summary>
    public required long TransactionBytes { get; init; }

    /// <summary>Whether transactions carry a signature to check.</summary>
    public required bool Signed { get; init; }

    /// <summary>Transactions held from submission until final.</summary>
    public required int MempoolTransactions { get; init; }

    /// <summary>Bytes held from submission until final.</summary>
    public required ByteCount MempoolBytes { get; init; }

    /// <summary>Transactions in a batch.</summary>
    public required int BatchTransactions { get; init; }

    /// <summary>Bytes in a batch.</summary>
    public required ByteCount BatchBytes { get; init; }

    /// <summary>Age of a batch's first transaction.</summary>
    public required Duration BatchDelay { get; init; }

    /// <summary>Transactions of this origin that are disseminated and not final; batches wait at the origin beyond it. 0: no cap.</summary>
    public int MaxInFlight { get; init; }

    /// <summary>Bytes disseminated and not yet released by a quorum; also the bytes one validator lets this origin park there.</summary>
    public required ByteCount Window { get; init; }

    /// <summary>How many cores may check signatures of one group at once.</summary>
    public required int VerifyParallelism { get; init; }
}
