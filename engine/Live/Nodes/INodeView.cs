using Aurigraph.Units;

namespace Aurigraph.Live.Nodes;

/// <summary>A running node as its HTTP endpoints see it: what it measured, and the way in for transactions of HTTP clients. Safe for use by many threads.</summary>
public interface INodeView
{
    /// <summary>The node.</summary>
    NodeId Id { get; }

    /// <summary>What never changes while it runs.</summary>
    NodeIdentity Identity { get; }

    /// <summary>What it has measured, as of now.</summary>
    NodeReading Read();

    /// <summary>Takes a transaction of an HTTP client in: it is verified, admitted, batched and ordered like any other.</summary>
    /// <param name="transaction">All its bytes, signature included.</param>
    /// <param name="cancellation">Gives up waiting for the check of its signature.</param>
    /// <returns>Its name, under which <see cref="Find"/> knows it; or why it was refused at the door.</returns>
    Task<SubmissionOutcome> SubmitAsync(ReadOnlyMemory<byte> transaction, CancellationToken cancellation);

    /// <summary>What became of a transaction that came in here; null when it is not known, or not any more: the last 100,000 are.</summary>
    /// <param name="id">Its name: 32 hex digits, the first 128 bits of its SHA-256 digest.</param>
    TransactionStatus? Find(string id);
}

/// <summary>What never changes while a node runs.</summary>
public sealed record NodeIdentity
{
    /// <summary>Name of the network.</summary>
    public required string Cluster { get; init; }

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>When the process started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Whether it admits transactions.</summary>
    public required bool Admits { get; init; }

    /// <summary>All nodes with the role and the address of their HTTP endpoints.</summary>
    public required IReadOnlyList<(NodeId Node, string Address)> Nodes { get; init; }

    /// <summary>Signature scheme, as in a scenario file.</summary>
    public required string Scheme { get; init; }

    /// <summary>Bytes of a transaction without its signature, at least 32: see <see cref="Aurigraph.Node.Transactions.Transfer"/>.</summary>
    public required int TransactionSize { get; init; }

    /// <summary>Bytes of a signature; 0: none.</summary>
    public required int SignatureSize { get; init; }

    /// <summary>How many accounts there are.</summary>
    public required long Accounts { get; init; }
}

/// <summary>What a node has measured. Counts are since its process started; a value that is not measured on this node is null.</summary>
public sealed record NodeReading
{
    /// <summary>Its role in consensus: leader, follower, candidate, learner, or observer.</summary>
    public required string State { get; init; }

    /// <summary>Its term; on an observer, the last one it heard of.</summary>
    public required long Term { get; init; }

    /// <summary>Who leads as far as it knows; none when it does not.</summary>
    public required NodeId Leader { get; init; }

    /// <summary>The last index it knows committed.</summary>
    public required long CommitIndex { get; init; }

    /// <summary>The last index it applied.</summary>
    public required long AppliedIndex { get; init; }

    /// <summary>Leaders it has seen elected.</summary>
    public required long Elections { get; init; }

    /// <summary>Chained hash over what was applied, 16 hex digits.</summary>
    public required string StateHash { get; init; }

    /// <summary>Hash over all balances, 16 hex digits; null where none are kept.</summary>
    public string? BalancesHash { get; init; }

    /// <summary>Transactions applied here.</summary>
    public required long TransactionsApplied { get; init; }

    /// <summary>Transactions that this node admitted.</summary>
    public required long Admitted { get; init; }

    /// <summary>Of these, final.</summary>
    public required long Final { get; init; }

    /// <summary>Transactions that this node refused, by reason as in summary.json.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>Finality of what this node admitted: counts by upper bound in seconds, rising and cumulative, the last one infinite.</summary>
    public required IReadOnlyList<(double UpperBound, long Count)> FinalityBuckets { get; init; }

    /// <summary>Sum of that finality, seconds.</summary>
    public required double FinalitySum { get; init; }

    /// <summary>Percentiles of the same, milliseconds; null without samples.</summary>
    public double? FinalityP50 { get; init; }

    /// <inheritdoc cref="FinalityP50"/>
    public double? FinalityP95 { get; init; }

    /// <inheritdoc cref="FinalityP50"/>
    public double? FinalityP99 { get; init; }

    /// <summary>Bytes held, by memory account as in summary.json.</summary>
    public required IReadOnlyDictionary<string, long> Memory { get; init; }

    /// <summary>Bytes sent, by class of traffic: control, bulk.</summary>
    public required IReadOnlyDictionary<string, long> SentBytes { get; init; }

    /// <summary>Bytes received, by class of traffic.</summary>
    public required IReadOnlyDictionary<string, long> ReceivedBytes { get; init; }

    /// <summary>Bytes written to disk by the stores.</summary>
    public required long WrittenBytes { get; init; }

    /// <summary>Durable writes.</summary>
    public required long Syncs { get; init; }

    /// <summary>Connections refused or closed because of what came over them, by kind.</summary>
    public required IReadOnlyDictionary<string, long> RefusedConnections { get; init; }

    /// <summary>Members that cannot be reached at the moment, as the cluster sees it.</summary>
    public required IReadOnlyList<NodeId> Unreachable { get; init; }

    /// <summary>Members that are up, as the cluster sees it.</summary>
    public required IReadOnlyList<NodeId> Up { get; init; }

    /// <summary>Whether a leader is known and what is known committed is applied, but for the last second's.</summary>
    public required bool IsReady { get; init; }

    /// <summary>Why it is not ready; null when it is.</summary>
    public string? NotReady { get; init; }
}

/// <summary>What became of a submission.</summary>
/// <param name="Id">The transaction's name; null when it was refused.</param>
/// <param name="Rejection">Why it was refused, as in summary.json (overloaded, memory, invalid, unreachable); null when it was admitted.</param>
public sealed record SubmissionOutcome(string? Id, string? Rejection);

/// <summary>What is known of a transaction.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Status">PENDING: admitted; FINALIZED: committed on a quorum and applied; REJECTED: refused.</param>
/// <param name="AdmittedAt">When it was admitted.</param>
/// <param name="FinalizedAt">When its admitting node knew it final; null until then.</param>
/// <param name="Bytes">All its bytes.</param>
public sealed record TransactionStatus(string Id, string Status, DateTimeOffset AdmittedAt, DateTimeOffset? FinalizedAt, ReadOnlyMemory<byte> Bytes);
