using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.Measurement;
using Aurigraph.Reports.Summary;

namespace Aurigraph.Reports.Tests.Summary;

public class SummaryDocumentTests
{
    private static readonly JsonObject Document = (JsonObject)JsonNode.Parse(SummaryDocument.Text(SampleResult.Result))!;

    [Fact]
    public void It_has_the_fields_of_the_contract_in_its_order()
    {
        string[] expected =
        [
            "schema", "scenario", "seed", "mode", "version", "partial", "environment", "traceHash", "wall", "throughput", "finality", "intervals", "phases",
            "batches", "consensus", "nodes", "containers", "storage", "health", "bottleneck", "misfits", "warnings", "safety", "thresholds",
        ];

        Assert.Equal(expected, Document.Select(field => field.Key));
    }

    [Theory]
    [InlineData("environment", "os cpu cores runtime")]
    [InlineData("wall", "seconds events eventsPerSecond virtualSeconds")]
    [InlineData("throughput", "offeredTps admittedTps committedTps submitted admitted final committed rejected rejections abandoned committedUnacknowledged inFlight lost")]
    [InlineData("finality", "count mean p50 p90 p95 p99 p999 max")]
    [InlineData("intervals", "submitToCommit submitToApplied proposeToCommit")]
    [InlineData("phases", "admission batching dissemination ordering apply")]
    [InlineData("batches", "count meanTransactions closedBy")]
    [InlineData("consensus", "elections electionsPerHour leaderChanges finalTerm voters committedEntries leaderlessMs commitToQuorumMs")]
    [InlineData("storage", "cacheHitRatio writeAmplification stallMs writtenBytesPerSecond")]
    [InlineData("health", "passRate restarts")]
    [InlineData("bottleneck", "resource where utilisation")]
    [InlineData("safety", "checked violations")]
    public void Each_part_has_the_fields_of_the_contract(string part, string fields) =>
        Assert.Equal(fields.Split(' '), ((JsonObject)Document[part]!).Select(field => field.Key));

    [Fact]
    public void Operations_are_told_before_the_thresholds_where_there_are_any()
    {
        JsonObject document = SummaryDocument.Build(SampleResult.Result with { Operations = SampleResult.Operations });

        Assert.Equal(["safety", "operations", "thresholds"], document.Select(field => field.Key).TakeLast(3));
        Assert.Equal(
            """{"model":"register","clients":5,"invoked":6328,"completed":6127,"failed":196,"unknown":5,"readsByLeaders":654,"readsByFollowers":2425,"verdict":"linearizable"}""",
            document["operations"]!.ToJsonString());
    }

    [Fact]
    public void Nodes_and_containers_have_the_fields_of_the_contract()
    {
        JsonObject node = (JsonObject)Document["nodes"]![0]!;
        JsonObject container = (JsonObject)Document["containers"]![0]!;

        foreach (string name in new[] { "id", "role", "container", "cpuUtilisation", "memoryPeak", "memory", "egressBytes", "ingressBytes", "stateHash", "appliedIndex", "lagMs" })
            Assert.True(node.ContainsKey(name), name);
        foreach (string name in new[] { "id", "cores", "cpuUtilisation", "egressUtilisation", "ingressUtilisation", "diskUtilisation", "throttledMs", "memoryLimit", "memoryPeak", "memoryKills" })
            Assert.True(container.ContainsKey(name), name);
        Assert.Equal("mempool bodies log stateCache writeBuffer network runtime", string.Join(' ', ((JsonObject)node["memory"]!).Select(f => f.Key)));
        Assert.Equal("validator", (string)node["role"]!);
    }

    [Fact]
    public void A_statistic_without_samples_is_null()
    {
        JsonObject document = SummaryDocument.Build(SampleResult.Result with { Finality = Distribution.Empty });

        Assert.Equal(0, (long)document["finality"]!["count"]!);
        Assert.All(new[] { "mean", "p50", "p90", "p95", "p99", "p999", "max" }, name => Assert.Null(document["finality"]![name]));
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_null_and_the_text_is_still_json()
    {
        RunResult result = SampleResult.Result with
        {
            Throughput = SampleResult.Result.Throughput with { CommittedTps = double.NaN, OfferedTps = double.PositiveInfinity },
            Wall = new WallClock(null, null, double.NegativeInfinity, null),
        };
        JsonNode document = JsonNode.Parse(SummaryDocument.Text(result))!;

        Assert.Null(document["throughput"]!["committedTps"]);
        Assert.Null(document["throughput"]!["offeredTps"]);
        Assert.Null(document["wall"]!["eventsPerSecond"]);
    }

    [Fact]
    public void The_largest_seed_stays_exact() =>
        Assert.Contains("\"seed\": 18446744073709551615,", SummaryDocument.Text(SampleResult.Result with { Seed = ulong.MaxValue }), StringComparison.Ordinal);

    [Fact]
    public void Signs_of_comparison_stay_readable() =>
        Assert.Contains("\"committedTps >= 180K\"", SummaryDocument.Text(SampleResult.Result), StringComparison.Ordinal);

    [Fact]
    public void Hostile_text_stays_one_json_string()
    {
        const string hostile = "a\"}],\u0000\n\\ </script>\u2028";
        string text = SummaryDocument.Text(SampleResult.Result with { Warnings = [new Warning("x", hostile)] });

        Assert.Equal(hostile, (string)JsonDocument.Parse(text).RootElement.GetProperty("warnings")[0].GetProperty("text").GetString()!);
    }

    [Fact]
    public void Equal_results_give_equal_text_whatever_the_order_of_their_rejections()
    {
        Dictionary<string, long> one = new(StringComparer.Ordinal) { ["zeta"] = 1, ["alpha"] = 2 };
        Dictionary<string, long> other = new(StringComparer.Ordinal) { ["alpha"] = 2, ["zeta"] = 1 };
        string With(Dictionary<string, long> rejections) =>
            SummaryDocument.Text(SampleResult.Result with { Throughput = SampleResult.Result.Throughput with { Rejections = rejections } });

        Assert.Equal(With(one), With(other));
    }
}
