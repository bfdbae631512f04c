using System.Collections.Concurrent;
using System.Security.Cryptography;
using Aurigraph.Live.Nodes;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints;

/// <summary>A node that says what a test wants it to.</summary>
internal sealed class FakeNodeView(NodeId id) : INodeView
{
    public static readonly DateTimeOffset Admission = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public NodeId Id => id;

    public NodeIdentity Identity { get; set; } = new()
    {
        Cluster = "lab",
        Scenario = "three",
        Version = "0.1.0",
        Started = Admission,
        Admits = true,
        Nodes = [(id, "127.0.0.1:1")],
        Scheme = "none",
        TransactionSize = 40,
        SignatureSize = 0,
        Accounts = 1_000,
    };

    /// <summary>What the node reads of itself.</summary>
    public Func<NodeReading> Reading { get; set; } = () => Blank;

    /// <summary>What becomes of a submission; by default it is admitted.</summary>
    public Func<ReadOnlyMemory<byte>, CancellationToken, Task<SubmissionOutcome>> Submission { get; set; } = (bytes, _) => Task.FromResult(new SubmissionOutcome(NameOf(bytes.Span), null));

    /// <summary>What was submitted, in order.</summary>
    public ConcurrentQueue<byte[]> Submitted { get; } = [];

    /// <summary>What is known of transactions, by name.</summary>
    public ConcurrentDictionary<string, TransactionStatus> Known { get; } = [];

    /// <summary>A leader that has done nothing yet.</summary>
    public static NodeReading Blank { get; } = new()
    {
        State = "leader",
        Term = 3,
        Leader = NodeId.Validator(1),
        CommitIndex = 20,
        AppliedIndex = 19,
        Elections = 2,
        StateHash = "0123456789abcdef",
        TransactionsApplied = 0,
        Admitted = 0,
        Final = 0,
        Rejected = new Dictionary<string, long>(),
        FinalityBuckets = [],
        FinalitySum = 0,
        Memory = new Dictionary<string, long>(),
        SentBytes = new Dictionary<string, long>(),
        ReceivedBytes = new Dictionary<string, long>(),
        WrittenBytes = 0,
        Syncs = 0,
        RefusedConnections = new Dictionary<string, long>(),
        Unreachable = [],
        Up = [],
        IsReady = true,
    };

    public static string NameOf(ReadOnlySpan<byte> transaction) => Convert.ToHexStringLower(SHA256.HashData(transaction))[..32];

    public NodeReading Read() => Reading();

    public Task<SubmissionOutcome> SubmitAsync(ReadOnlyMemory<byte> transaction, CancellationToken cancellation)
    {
        Submitted.Enqueue(transaction.ToArray());
        return Submission(transaction, cancellation);
    }

    public TransactionStatus? Find(string id) => Known.GetValueOrDefault(id);
}
