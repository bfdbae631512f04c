using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Reports.Summary;

/// <summary>summary.json: the machine-readable result of one run. All times in milliseconds, sizes in bytes, rates per second. A statistic
/// without samples, and any number that is not finite, is null.</summary>
public static class SummaryDocument
{
    /// <summary>The value of the field "schema".</summary>
    public const string Schema = "aurigraph.sim/summary/1";

    // The relaxed encoder keeps ">=" and "<" readable; the file is never put into a page unescaped.
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document as text, with a line feed at the end.</summary>
    public static string Text(RunResult result) => Build(result).ToJsonString(Options).ReplaceLineEndings("\n") + "\n";

    /// <summary>The document as a tree, for whoever looks metrics up by their path.</summary>
    public static JsonObject Build(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonObject document = new()
        {
            ["schema"] = Schema,
            ["scenario"] = result.Scenario,
            ["seed"] = result.Seed,
            ["mode"] = result.Mode,
            ["version"] = result.Version,
            ["partial"] = result.Partial,
            ["environment"] = new JsonObject
            {
                ["os"] = result.Environment.Os,
                ["cpu"] = result.Environment.Cpu,
                ["cores"] = result.Environment.Cores,
                ["runtime"] = result.Environment.Runtime,
            },
            ["traceHash"] = result.TraceHash,
            ["wall"] = new JsonObject
            {
                ["seconds"] = Number(result.Wall.Seconds),
                ["events"] = result.Wall.Events,
                ["eventsPerSecond"] = Number(result.Wall.EventsPerSecond),
                ["virtualSeconds"] = Number(result.Wall.VirtualSeconds),
            },
            ["throughput"] = Of(result.Throughput),
            ["finality"] = Of(result.Finality),
            ["intervals"] = new JsonObject
            {
                ["submitToCommit"] = Of(result.Intervals.SubmitToCommit),
                ["submitToApplied"] = Of(result.Intervals.SubmitToApplied),
                ["proposeToCommit"] = Of(result.Intervals.ProposeToCommit),
            },
            ["phases"] = new JsonObject
            {
                ["admission"] = Of(result.Phases.Admission),
                ["batching"] = Of(result.Phases.Batching),
                ["dissemination"] = Of(result.Phases.Dissemination),
                ["ordering"] = Of(result.Phases.Ordering),
                ["apply"] = Of(result.Phases.Apply),
            },
            ["batches"] = new JsonObject
            {
                ["count"] = result.Batches.Count,
                ["meanTransactions"] = Number(result.Batches.MeanTransactions),
                ["closedBy"] = new JsonObject
                {
                    ["transactions"] = result.Batches.ClosedBy.Transactions,
                    ["bytes"] = result.Batches.ClosedBy.Bytes,
                    ["delay"] = result.Batches.ClosedBy.Delay,
                },
            },
            ["consensus"] = Of(result.Consensus),
            ["nodes"] = List(result.Nodes, Of),
            ["containers"] = List(result.Containers, Of),
            ["storage"] = new JsonObject
            {
                ["cacheHitRatio"] = Number(result.Storage.CacheHitRatio),
                ["writeAmplification"] = Number(result.Storage.WriteAmplification),
                ["stallMs"] = Number(result.Storage.StallMs),
                ["writtenBytesPerSecond"] = Number(result.Storage.WrittenBytesPerSecond),
            },
            ["health"] = new JsonObject { ["passRate"] = Number(result.Health.PassRate), ["restarts"] = result.Health.Restarts },
            ["bottleneck"] = Of(result.Bottleneck),
            ["misfits"] = List(result.Misfits, m => new JsonObject { ["container"] = m.Container, ["needed"] = m.Needed, ["limit"] = m.Limit }),
            ["warnings"] = List(result.Warnings, w => new JsonObject { ["code"] = w.Code, ["text"] = w.Text }),
            ["safety"] = new JsonObject
            {
                ["checked"] = List(result.Safety.Checked, text => JsonValue.Create(text)),
                ["violations"] = List(result.Safety.Violations, text => JsonValue.Create(text)),
            },
            ["thresholds"] = List(result.Thresholds, Of),
        };
        if (result.Operations is { } operations)
            document.Insert(document.IndexOf("thresholds"), "operations", Of(operations));
        if (result.Projection.Count > 0)
        {
            document.Insert(document.IndexOf("thresholds"), "projection", List(result.Projection, Of));
            if (result.ProjectedBottleneck is { } bottleneck)
                document.Insert(document.IndexOf("thresholds"), "projectedBottleneck", Of(bottleneck));
            document.Insert(document.IndexOf("thresholds"), "projectionGuesses", List(result.ProjectionGuesses, text => JsonValue.Create(text)));
        }
        if (result.Hosts.Count > 0)
            document.Insert(document.IndexOf("storage"), "hosts", List(result.Hosts, Of));
        return document;
    }

    private static JsonObject Of(Bottleneck bottleneck) => new()
    {
        ["resource"] = bottleneck.Resource,
        ["where"] = bottleneck.Where,
        ["utilisation"] = Number(bottleneck.Utilisation),
    };

    private static JsonObject Of(ProjectedFigure figure) => new()
    {
        ["metric"] = figure.Metric,
        ["projected"] = Number(figure.Projected),
        ["low"] = Number(figure.Low),
        ["high"] = Number(figure.High),
        ["measured"] = Number(figure.Measured),
        ["errorPercent"] = Number(figure.ErrorPercent),
    };

    private static JsonObject Of(OperationFigures operations) => new()
    {
        ["model"] = operations.Model,
        ["clients"] = operations.Clients,
        ["invoked"] = operations.Invoked,
        ["completed"] = operations.Completed,
        ["failed"] = operations.Failed,
        ["unknown"] = operations.Unknown,
        ["readsByLeaders"] = operations.ReadsByLeaders,
        ["readsByFollowers"] = operations.ReadsByFollowers,
        ["verdict"] = operations.Verdict,
    };

    private static JsonObject Of(Throughput throughput)
    {
        // The two reasons every run can have are always there, so that a threshold on them never meets nothing.
        SortedDictionary<string, long> rejections = new(StringComparer.Ordinal) { ["overloaded"] = 0, ["unreachable"] = 0 };
        foreach ((string reason, long count) in throughput.Rejections)
            rejections[reason] = count;
        JsonObject reasons = [];
        foreach ((string reason, long count) in rejections)
            reasons[reason] = count;
        return new JsonObject
        {
            ["offeredTps"] = Number(throughput.OfferedTps),
            ["admittedTps"] = Number(throughput.AdmittedTps),
            ["committedTps"] = Number(throughput.CommittedTps),
            ["submitted"] = throughput.Submitted,
            ["admitted"] = throughput.Admitted,
            ["final"] = throughput.Final,
            ["committed"] = throughput.Committed,
            ["rejected"] = throughput.Rejected,
            ["rejections"] = reasons,
            ["abandoned"] = throughput.Abandoned,
            ["committedUnacknowledged"] = throughput.CommittedUnacknowledged,
            ["inFlight"] = throughput.InFlight,
            ["lost"] = throughput.Lost,
        };
    }

    internal static JsonObject Of(Distribution distribution) => new()
    {
        ["count"] = distribution.Count,
        ["mean"] = Number(distribution.Mean),
        ["p50"] = Number(distribution.P50),
        ["p90"] = Number(distribution.P90),
        ["p95"] = Number(distribution.P95),
        ["p99"] = Number(distribution.P99),
        ["p999"] = Number(distribution.P999),
        ["max"] = Number(distribution.Max),
    };

    private static JsonObject Of(Phase phase) => new() { ["mean"] = Number(phase.Mean), ["p95"] = Number(phase.P95) };

    private static JsonObject Of(ConsensusFigures consensus) => new()
    {
        ["elections"] = consensus.Elections,
        ["electionsPerHour"] = new JsonObject
        {
            ["estimate"] = Number(consensus.ElectionsPerHour.Estimate),
            ["low"] = Number(consensus.ElectionsPerHour.Low),
            ["high"] = Number(consensus.ElectionsPerHour.High),
        },
        ["leaderChanges"] = consensus.LeaderChanges,
        ["finalTerm"] = consensus.FinalTerm,
        ["voters"] = consensus.Voters,
        ["committedEntries"] = consensus.CommittedEntries,
        ["leaderlessMs"] = Number(consensus.LeaderlessMs),
        ["commitToQuorumMs"] = new JsonObject { ["p50"] = Number(consensus.CommitToQuorumMs.P50), ["p95"] = Number(consensus.CommitToQuorumMs.P95) },
    };

    private static JsonObject Of(NodeFigures node) => new()
    {
        ["id"] = node.Id.ToString(),
        ["role"] = RoleName(node.Id.Role),
        ["container"] = node.Container,
        ["up"] = node.Up,
        ["cpuUtilisation"] = Number(node.CpuUtilisation),
        ["memoryPeak"] = node.MemoryPeak,
        ["memory"] = Of(node.Memory),
        ["egressBytes"] = node.EgressBytes,
        ["ingressBytes"] = node.IngressBytes,
        ["stateHash"] = node.StateHash,
        ["appliedIndex"] = node.AppliedIndex,
        ["lagMs"] = new JsonObject { ["p95"] = Number(node.LagMs.P95), ["max"] = Number(node.LagMs.Max) },
    };

    private static JsonObject Of(ContainerFigures container) => new()
    {
        ["id"] = container.Id,
        ["cores"] = container.Cores,
        ["nodes"] = container.Nodes,
        ["cpuUtilisation"] = Number(container.CpuUtilisation),
        ["egressUtilisation"] = Number(container.EgressUtilisation),
        ["ingressUtilisation"] = Number(container.IngressUtilisation),
        ["diskUtilisation"] = Number(container.DiskUtilisation),
        ["throttledMs"] = Number(container.ThrottledMs),
        ["memoryLimit"] = container.MemoryLimit,
        ["memoryPeak"] = container.MemoryPeak,
        ["memory"] = Of(container.Memory),
        ["memoryKills"] = container.MemoryKills,
    };

    private static JsonObject Of(HostFigures host) => new()
    {
        ["id"] = host.Id,
        ["cores"] = host.Cores,
        ["containers"] = host.Containers,
        ["cpuUtilisation"] = Number(host.CpuUtilisation),
        ["egressUtilisation"] = Number(host.EgressUtilisation),
        ["ingressUtilisation"] = Number(host.IngressUtilisation),
        ["diskUtilisation"] = Number(host.DiskUtilisation),
        ["memory"] = host.Memory,
        ["memoryPeak"] = host.MemoryPeak,
    };

    private static JsonObject Of(MemoryByAccount memory) => new()
    {
        ["mempool"] = memory.Mempool,
        ["bodies"] = memory.Bodies,
        ["log"] = memory.Log,
        ["stateCache"] = memory.StateCache,
        ["writeBuffer"] = memory.WriteBuffer,
        ["network"] = memory.Network,
        ["runtime"] = memory.Runtime,
    };

    private static JsonObject Of(ThresholdOutcome outcome)
    {
        JsonObject document = new()
        {
            ["expression"] = outcome.Expression,
            ["actual"] = Number(outcome.Actual),
            ["passed"] = outcome.Passed,
            ["undecided"] = outcome.Undecided,
        };
        if (outcome.Remark is not null)
            document["remark"] = outcome.Remark;
        return document;
    }

    internal static string RoleName(NodeRole role) => role switch
    {
        NodeRole.Validator => "validator",
        NodeRole.Business => "business",
        NodeRole.Slim => "slim",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A node is a validator, a business node or a slim node."),
    };

    private static JsonArray List<T>(IReadOnlyList<T> items, Func<T, JsonNode?> of)
    {
        JsonArray array = [];
        foreach (T item in items)
            array.Add(of(item));
        return array;
    }

    private static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
