namespace Aurigraph.Rollout.Monitoring;

/// <summary>Every metric that dashboards use and nodes expose. Counters of transactions are of the nodes that admitted them and add up over a network; elections are seen by every node, so that the largest count
/// is the network's. Metrics of the process are the same at every node of a process, so that containers and not nodes are added up.</summary>
public static class MetricNames
{
    /// <summary>Transactions committed, counted where they were admitted.</summary>
    public const string Committed = "aurigraph_transactions_committed_total";

    /// <summary>Transactions admitted.</summary>
    public const string Admitted = "aurigraph_transactions_admitted_total";

    /// <summary>Transactions rejected, by reason.</summary>
    public const string Rejected = "aurigraph_transactions_rejected_total";

    /// <summary>Finality, a histogram.</summary>
    public const string Finality = "aurigraph_finality_seconds";

    /// <summary>Term.</summary>
    public const string Term = "aurigraph_consensus_term";

    /// <summary>Whether the node leads.</summary>
    public const string IsLeader = "aurigraph_consensus_is_leader";

    /// <summary>Commit index.</summary>
    public const string CommitIndex = "aurigraph_consensus_commit_index";

    /// <summary>Applied index.</summary>
    public const string AppliedIndex = "aurigraph_consensus_applied_index";

    /// <summary>Elections seen.</summary>
    public const string Elections = "aurigraph_consensus_elections_total";

    /// <summary>Core time of the process.</summary>
    public const string ProcessCpu = "process_cpu_seconds_total";

    /// <summary>Memory of the process.</summary>
    public const string ProcessMemory = "process_resident_memory_bytes";

    /// <summary>Memory by account.</summary>
    public const string Memory = "aurigraph_memory_bytes";

    /// <summary>Bytes sent, by class.</summary>
    public const string NetworkSent = "aurigraph_network_sent_bytes_total";

    /// <summary>Bytes received, by class.</summary>
    public const string NetworkReceived = "aurigraph_network_received_bytes_total";

    /// <summary>Bytes written to disk.</summary>
    public const string DiskWritten = "aurigraph_disk_written_bytes_total";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NodeMetric> All { get; } =
    [
        new(Committed, MetricKind.Counter, null, "Transactions that this node admitted and knows final."),
        new(Admitted, MetricKind.Counter, null, "Transactions that this node has admitted."),
        new(Rejected, MetricKind.Counter, "reason", "Transactions that this node has refused, by reason, for example overloaded."),
        new(Finality, MetricKind.Histogram, null, "Seconds from when a transaction was due until the node that admitted it, this one, knew it final."),
        new(Term, MetricKind.Gauge, null, "The node's consensus term."),
        new(IsLeader, MetricKind.Gauge, null, "1 while the node leads, else 0."),
        new(CommitIndex, MetricKind.Gauge, null, "Index of the last entry that the node knows committed."),
        new(AppliedIndex, MetricKind.Gauge, null, "Index of the last entry that the node has applied."),
        new(Elections, MetricKind.Counter, null, "Leaders that this node has seen elected."),
        new(ProcessCpu, MetricKind.Counter, null, "Core seconds of the process, all its nodes together."),
        new(ProcessMemory, MetricKind.Gauge, null, "Resident bytes of the process, all its nodes together."),
        new(Memory, MetricKind.Gauge, "account", "Bytes that the node holds, by account, for example mempool or bodies."),
        new(NetworkSent, MetricKind.Counter, "class", "Bytes that the node has sent, by class: control or bulk."),
        new(NetworkReceived, MetricKind.Counter, "class", "Bytes that the node has received, by class: control or bulk."),
        new(DiskWritten, MetricKind.Counter, null, "Bytes that the node has written to disk."),
    ];
}
