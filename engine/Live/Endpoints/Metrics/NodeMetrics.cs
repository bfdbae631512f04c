using System.Globalization;
using static Aurigraph.Live.Endpoints.Metrics.MetricKind;

namespace Aurigraph.Live.Endpoints.Metrics;

/// <summary>The table of all metrics: what a node exports, whatever the format.</summary>
internal static class NodeMetrics
{
    /// <summary>Label that names the node; every value has it.</summary>
    public const string NodeLabel = "node";

    /// <summary>Label that names the node's role in the network; every value has it.</summary>
    public const string RoleLabel = "role";

    /// <summary>Reasons to refuse a transaction that are exported from the start, so that the first refusal is seen as a rise.</summary>
    private static readonly string[] Reasons = ["invalid", "memory", "overloaded", "unreachable"];

    /// <summary>All of them, in the order in which they are written.</summary>
    public static IReadOnlyList<MetricFamily> All { get; } =
    [
        One("aurigraph_transactions_admitted_total", Counter, "Transactions that this node admitted.", s => s.Node.Admitted),
        One("aurigraph_transactions_committed_total", Counter, "Transactions that this node admitted and knows final: committed on a quorum and applied.", s => s.Node.Final),
        One("aurigraph_transactions_applied_total", Counter, "Transactions that this node applied, whoever admitted them.", s => s.Node.TransactionsApplied),
        Many("aurigraph_transactions_rejected_total", Counter, "Transactions that this node refused, by reason.", "reason", s => WithZeros(s.Node.Rejected)),
        new("aurigraph_finality_seconds", Histogram, "Time from when a transaction was due until its admitting node, this one, knew it final.", Finality),
        One("aurigraph_consensus_term", Gauge, "Term of this node; on an observer the last one it heard of.", s => s.Node.Term),
        One("aurigraph_consensus_is_leader", Gauge, "1 when this node leads, else 0.", s => s.Node.State == "leader" ? 1 : 0),
        One("aurigraph_consensus_commit_index", Gauge, "Last log index that this node knows committed.", s => s.Node.CommitIndex),
        One("aurigraph_consensus_applied_index", Gauge, "Last log index that this node applied.", s => s.Node.AppliedIndex),
        One("aurigraph_consensus_elections_total", Counter, "Leaders that this node has seen elected.", s => s.Node.Elections),
        Many("aurigraph_memory_bytes", Gauge, "Bytes held, by account.", "account", s => s.Node.Memory),
        Many("aurigraph_network_sent_bytes_total", Counter, "Bytes sent to other nodes, by class of traffic.", "class", s => s.Node.SentBytes),
        Many("aurigraph_network_received_bytes_total", Counter, "Bytes received from other nodes, by class of traffic.", "class", s => s.Node.ReceivedBytes),
        Many("aurigraph_network_refused_total", Counter, "Connections refused or closed because of what came over them, by kind.", "kind", s => s.Node.RefusedConnections),
        One("aurigraph_disk_written_bytes_total", Counter, "Bytes that the stores wrote.", s => s.Node.WrittenBytes),
        One("aurigraph_disk_syncs_total", Counter, "Durable writes.", s => s.Node.Syncs),
        One("aurigraph_endpoint_failures_total", Counter, "Failures of the program inside an HTTP endpoint.", s => s.Failures),
        Many("aurigraph_endpoint_refused_total", Counter, "HTTP connections and requests refused before there was a request to reply to, by kind.", "kind", s => s.Refused),
        One("process_cpu_seconds_total", Counter, "Time on cores, user and kernel.", s => s.Process.CpuSeconds),
        One("process_resident_memory_bytes", Gauge, "Memory of the machine that the process occupies.", s => s.Process.ResidentBytes),
        One("process_start_time_seconds", Gauge, "When the process started, in seconds since 1970.", s => s.Started.ToUnixTimeMilliseconds() / 1e3),
    ];

    /// <summary>A number as the Prometheus text format has it.</summary>
    public static string Text(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static MetricFamily One(string name, MetricKind kind, string help, Func<MetricSource, double> value) =>
        new(name, kind, help, s => [new MetricSample("", null, "", value(s))]);

    private static MetricFamily Many(string name, MetricKind kind, string help, string label, Func<MetricSource, IReadOnlyDictionary<string, long>> values) =>
        new(name, kind, help, s => values(s).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new MetricSample("", label, v.Key, v.Value)));

    private static Dictionary<string, long> WithZeros(IReadOnlyDictionary<string, long> counts)
    {
        Dictionary<string, long> all = new(counts, StringComparer.Ordinal);
        foreach (string reason in Reasons)
            all.TryAdd(reason, 0);
        return all;
    }

    private static IEnumerable<MetricSample> Finality(MetricSource source)
    {
        long count = 0;
        bool ended = false;
        foreach ((double bound, long upTo) in source.Node.FinalityBuckets)
        {
            count = upTo;
            ended = double.IsPositiveInfinity(bound);
            yield return new MetricSample("_bucket", "le", Text(bound), upTo);
        }
        if (!ended)
            yield return new MetricSample("_bucket", "le", Text(double.PositiveInfinity), count);
        yield return new MetricSample("_sum", null, "", source.Node.FinalitySum);
        yield return new MetricSample("_count", null, "", count);
    }
}
