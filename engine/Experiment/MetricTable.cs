using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>Every metric that a threshold may name. The reader of thresholds and their evaluator share it.</summary>
public static class MetricTable
{
    private const string RejectionPrefix = "throughput.rejections.";

    private static readonly string[] Aggregates = ["min", "mean", "max", "sum"];

    /// <summary>All metrics, in the order of the summary. Besides them <c>throughput.rejections.REASON</c> is a count for every reason.</summary>
    public static IReadOnlyList<Metric> All { get; } = Make();

    /// <summary>The metric of a threshold.</summary>
    /// <param name="text">A path of summary.json (<c>finality.p95</c>), its last name where that is unambiguous (<c>committedTps</c>),
    /// or an aggregate over nodes, containers or hosts, all or (but for hosts) of one role (<c>node.memoryPeak.max</c>, <c>container[validator].cpuUtilisation.mean</c>).</param>
    /// <returns>Null when there is none, or when a last name is of several.</returns>
    public static MetricReference? Find(string text)
    {
        if (FindAggregate(text) is { } aggregate)
            return aggregate;
        Metric? exact = All.FirstOrDefault(m => m.Scope == MetricScope.Run && m.Path == text);
        if (exact is null && text.StartsWith(RejectionPrefix, StringComparison.Ordinal) && text.Length > RejectionPrefix.Length
            && text.Skip(RejectionPrefix.Length).All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            exact = new Metric(text, MetricUnit.Count, MetricScope.Run);
        if (exact is null && WithLastName(text) is [{ } only])
            exact = only;
        return exact is null ? null : new MetricReference(exact, null, null);
    }

    /// <summary>The metrics of the run whose last name is this.</summary>
    public static IReadOnlyList<Metric> WithLastName(string name) =>
        [.. All.Where(m => m.Scope == MetricScope.Run && m.Path[(m.Path.LastIndexOf('.') + 1)..] == name)];

    /// <summary>Every way to write a metric, aggregates of single roles left out; for suggestions.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. MakeNames()];

    private static MetricReference? FindAggregate(string text)
    {
        int first = text.IndexOf('.', StringComparison.Ordinal);
        int last = text.LastIndexOf('.');
        if (first < 0 || first == last)
            return null;
        int aggregate = Array.IndexOf(Aggregates, text[(last + 1)..]);
        string scope = text[..first];
        NodeRole? role = null;
        int bracket = scope.IndexOf('[', StringComparison.Ordinal);
        if (bracket > 0)
        {
            role = scope[bracket..] switch
            {
                "[validator]" => NodeRole.Validator,
                "[business]" => NodeRole.Business,
                "[slim]" => NodeRole.Slim,
                _ => null,
            };
            if (role is null)
                return null;
            scope = scope[..bracket];
        }
        if (aggregate < 0 || scope is not ("node" or "container" or "host") || (scope == "host" && role is not null))
            return null;
        string path = text[(first + 1)..last];
        MetricScope wanted = scope switch { "node" => MetricScope.Node, "container" => MetricScope.Container, _ => MetricScope.Host };
        return All.FirstOrDefault(m => m.Scope == wanted && m.Path == path) is { } metric
            ? new MetricReference(metric, (MetricAggregate)aggregate, role) : null;
    }

    private static List<Metric> Make()
    {
        List<Metric> all = [];
        Add(all, MetricScope.Run, "environment", MetricUnit.Count, "cores");
        Add(all, MetricScope.Run, "wall", MetricUnit.Count, "seconds", "events", "eventsPerSecond", "virtualSeconds");
        Add(all, MetricScope.Run, "throughput", MetricUnit.Rate, "offeredTps", "admittedTps", "committedTps");
        Add(all, MetricScope.Run, "throughput", MetricUnit.Count, "submitted", "admitted", "final", "committed", "rejected", "abandoned", "committedUnacknowledged", "inFlight", "lost");
        Distribution(all, "finality");
        Distribution(all, "intervals.submitToCommit");
        Distribution(all, "intervals.submitToApplied");
        Distribution(all, "intervals.proposeToCommit");
        foreach (string phase in new[] { "admission", "batching", "dissemination", "ordering", "apply" })
            Add(all, MetricScope.Run, $"phases.{phase}", MetricUnit.Milliseconds, "mean", "p95");
        Add(all, MetricScope.Run, "batches", MetricUnit.Count, "count", "meanTransactions");
        Add(all, MetricScope.Run, "batches.closedBy", MetricUnit.Count, "transactions", "bytes", "delay");
        Add(all, MetricScope.Run, "consensus", MetricUnit.Count, "elections", "electionsPerHour");
        Add(all, MetricScope.Run, "consensus.electionsPerHour", MetricUnit.Count, "estimate", "low", "high");
        Add(all, MetricScope.Run, "consensus", MetricUnit.Count, "leaderChanges", "finalTerm", "voters", "committedEntries");
        Add(all, MetricScope.Run, "consensus", MetricUnit.Milliseconds, "leaderlessMs");
        Add(all, MetricScope.Run, "consensus.commitToQuorumMs", MetricUnit.Milliseconds, "p50", "p95");
        Nodes(all);
        Containers(all);
        Hosts(all);
        Add(all, MetricScope.Run, "storage", MetricUnit.Ratio, "cacheHitRatio");
        Add(all, MetricScope.Run, "storage", MetricUnit.Count, "writeAmplification");
        Add(all, MetricScope.Run, "storage", MetricUnit.Milliseconds, "stallMs");
        Add(all, MetricScope.Run, "storage", MetricUnit.BytesPerSecond, "writtenBytesPerSecond");
        Add(all, MetricScope.Run, "health", MetricUnit.Ratio, "passRate");
        Add(all, MetricScope.Run, "health", MetricUnit.Count, "restarts");
        Add(all, MetricScope.Run, "bottleneck", MetricUnit.Ratio, "utilisation");
        Add(all, MetricScope.Run, "operations", MetricUnit.Count, "invoked", "completed", "failed", "unknown", "readsByLeaders", "readsByFollowers");
        return all;
    }

    private static void Nodes(List<Metric> all)
    {
        Add(all, MetricScope.Node, "", MetricUnit.Ratio, "cpuUtilisation");
        Add(all, MetricScope.Node, "", MetricUnit.Bytes, "memoryPeak");
        Memory(all, MetricScope.Node);
        Add(all, MetricScope.Node, "", MetricUnit.Bytes, "egressBytes", "ingressBytes");
        Add(all, MetricScope.Node, "", MetricUnit.Count, "appliedIndex");
        Add(all, MetricScope.Node, "lagMs", MetricUnit.Milliseconds, "p95", "max");
    }

    private static void Containers(List<Metric> all)
    {
        Add(all, MetricScope.Container, "", MetricUnit.Count, "cores", "nodes");
        Add(all, MetricScope.Container, "", MetricUnit.Ratio, "cpuUtilisation", "egressUtilisation", "ingressUtilisation", "diskUtilisation");
        Add(all, MetricScope.Container, "", MetricUnit.Milliseconds, "throttledMs");
        Add(all, MetricScope.Container, "", MetricUnit.Bytes, "memoryLimit", "memoryPeak");
        Memory(all, MetricScope.Container);
        Add(all, MetricScope.Container, "", MetricUnit.Count, "memoryKills");
    }

    private static void Hosts(List<Metric> all)
    {
        Add(all, MetricScope.Host, "", MetricUnit.Count, "cores", "containers");
        Add(all, MetricScope.Host, "", MetricUnit.Ratio, "cpuUtilisation", "egressUtilisation", "ingressUtilisation", "diskUtilisation");
        Add(all, MetricScope.Host, "", MetricUnit.Bytes, "memory", "memoryPeak");
    }

    private static void Memory(List<Metric> all, MetricScope scope) =>
        Add(all, scope, "memory", MetricUnit.Bytes, "mempool", "bodies", "log", "stateCache", "writeBuffer", "network", "runtime");

    private static void Distribution(List<Metric> all, string path)
    {
        Add(all, MetricScope.Run, path, MetricUnit.Count, "count");
        Add(all, MetricScope.Run, path, MetricUnit.Milliseconds, "mean", "p50", "p90", "p95", "p99", "p999", "max");
    }

    private static void Add(List<Metric> all, MetricScope scope, string path, MetricUnit unit, params string[] names) =>
        all.AddRange(names.Select(n => new Metric(path.Length == 0 ? n : $"{path}.{n}", unit, scope)));

    /// <summary>What thresholds call one of a scope.</summary>
    public static string NameOf(MetricScope scope) => scope switch { MetricScope.Node => "node", MetricScope.Container => "container", MetricScope.Host => "host", _ => "run" };

    private static IEnumerable<string> MakeNames()
    {
        foreach (Metric metric in All)
        {
            if (metric.Scope == MetricScope.Run)
            {
                yield return metric.Path;
                string last = metric.Path[(metric.Path.LastIndexOf('.') + 1)..];
                if (WithLastName(last).Count == 1)
                    yield return last;
                continue;
            }
            foreach (string aggregate in Aggregates)
                yield return $"{NameOf(metric.Scope)}.{metric.Path}.{aggregate}";
        }
    }
}
