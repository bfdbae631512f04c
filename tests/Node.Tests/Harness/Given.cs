using Aurigraph.Node.Batches;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>Settings and batches that tests start from.</summary>
internal static class Given
{
    public static readonly NodeId V1 = NodeId.Validator(1);
    public static readonly NodeId V2 = NodeId.Validator(2);
    public static readonly NodeId V3 = NodeId.Validator(3);
    public static readonly NodeId B1 = NodeId.Business(1);
    public static readonly NodeId B2 = NodeId.Business(2);
    public static readonly NodeId S1 = NodeId.Slim(1);

    /// <summary>No member of any network here.</summary>
    public static readonly NodeId Stranger = NodeId.Validator(99);

    public const long TransactionBytes = 100;

    /// <summary>A network of three validators and two business nodes, which submit and follow, and a slim node.</summary>
    public static NodeSettings Node(NodeId self, int validators = 3) => new()
    {
        Self = self,
        Validators = [.. Enumerable.Range(1, validators).Select(NodeId.Validator)],
        ValidatorContainers = [.. Enumerable.Range(0, validators)],
        Origins = [B1, B2],
        Observers = [B1, B2, S1],
        ApplyParallelism = 1,
        Follow = StreamContent.Full,
        StateBuffer = new ByteCount(1_000_000),
        StateBytesPerTransaction = new ByteCount(250),
        StreamWindow = new ByteCount(100_000),
        StateSize = new ByteCount(1_000_000),
        Replica = Replica,
        Origin = Origin,
    };

    public static ReplicaSettings Replica { get; } = new()
    {
        Quorum = QuorumRule.Majority,
        ElectionTimeoutMin = Duration.FromMilliseconds(300),
        ElectionTimeoutMax = Duration.FromMilliseconds(600),
        Heartbeat = Duration.FromMilliseconds(50),
        HeartbeatJitter = new Duration(1),
        PreVote = false,
        CheckQuorum = false,
        MaxInflightAppends = 8,
        MaxInflightBytes = new ByteCount(1_000_000),
        MaxAppendEntries = 64,
        MaxAppendBytes = new ByteCount(1_000_000),
        MaxUncommittedBytes = new ByteCount(10_000_000),
        AppendDelay = Duration.Zero,
        Dissemination = DisseminationMode.Parallel,
        KeptEntries = 1000,
        SnapshotRate = new ByteCount(50_000_000),
        DiskPatience = Duration.FromSeconds(2),
        BodyBudget = new ByteCount(20_000),
        Verify = VerifyAt.Ingress,
        ContainerSlot = 0,
        ContainerSlots = 1,
    };

    public static OriginSettings Origin { get; } = new()
    {
        TransactionBytes = TransactionBytes,
        Signed = false,
        MempoolTransactions = 1000,
        MempoolBytes = new ByteCount(1_000_000),
        BatchTransactions = 10,
        BatchBytes = new ByteCount(100_000),
        BatchDelay = Duration.FromMilliseconds(20),
        Window = new ByteCount(10_000),
        VerifyParallelism = 2,
    };

    /// <summary>So many transactions, all due at once.</summary>
    public static TransactionGroup Transactions(int count, long at = 0) => new(Enumerable.Repeat(at, count).ToArray());

    public static BatchReference Reference(NodeId origin, long sequence, long incarnation = 1, long bytes = 1000) =>
        new(new BatchId(origin, incarnation, sequence), (ulong)sequence, 10, bytes);

    public static BatchBody Body(BatchReference reference) => new(reference, Payload.Described(reference.Bytes));

    public static LogEntry Entry(long term, long index, BatchReference? reference = null) =>
        new(new Term(term), new LogIndex(index), reference is null ? null : new BatchPayload(reference, null));
}
