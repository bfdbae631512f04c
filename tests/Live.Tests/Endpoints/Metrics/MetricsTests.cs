using System.Globalization;
using System.Net.Http;
using System.Text.RegularExpressions;
using Aurigraph.Live.Nodes;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints.Metrics;

public sealed partial class MetricsTests
{
    private static readonly NodeReading Busy = FakeNodeView.Blank with
    {
        Admitted = 120,
        Final = 100,
        TransactionsApplied = 400,
        Rejected = new Dictionary<string, long> { ["overloaded"] = 7, ["other"] = 1 },
        FinalityBuckets = [(0.01, 30), (0.1, 90), (double.PositiveInfinity, 100)],
        FinalitySum = 4.5,
        Memory = new Dictionary<string, long> { ["mempool"] = 5_000, ["bodies"] = 7_000 },
        SentBytes = new Dictionary<string, long> { ["control"] = 11, ["bulk"] = 12 },
        ReceivedBytes = new Dictionary<string, long> { ["control"] = 13, ["bulk"] = 14 },
        RefusedConnections = new Dictionary<string, long> { ["handshake"] = 2 },
        WrittenBytes = 4_096,
        Syncs = 3,
    };

    [Theory]
    [InlineData("aurigraph_transactions_admitted_total", "", 120)]
    [InlineData("aurigraph_transactions_committed_total", "", 100)]
    [InlineData("aurigraph_transactions_applied_total", "", 400)]
    [InlineData("aurigraph_transactions_rejected_total", "reason=\"overloaded\"", 7)]
    [InlineData("aurigraph_transactions_rejected_total", "reason=\"other\"", 1)]
    [InlineData("aurigraph_transactions_rejected_total", "reason=\"memory\"", 0)]
    [InlineData("aurigraph_finality_seconds_bucket", "le=\"0.01\"", 30)]
    [InlineData("aurigraph_finality_seconds_bucket", "le=\"0.1\"", 90)]
    [InlineData("aurigraph_finality_seconds_bucket", "le=\"+Inf\"", 100)]
    [InlineData("aurigraph_finality_seconds_sum", "", 4.5)]
    [InlineData("aurigraph_finality_seconds_count", "", 100)]
    [InlineData("aurigraph_consensus_term", "", 3)]
    [InlineData("aurigraph_consensus_is_leader", "", 1)]
    [InlineData("aurigraph_consensus_commit_index", "", 20)]
    [InlineData("aurigraph_consensus_applied_index", "", 19)]
    [InlineData("aurigraph_consensus_elections_total", "", 2)]
    [InlineData("aurigraph_memory_bytes", "account=\"mempool\"", 5_000)]
    [InlineData("aurigraph_network_sent_bytes_total", "class=\"bulk\"", 12)]
    [InlineData("aurigraph_network_received_bytes_total", "class=\"control\"", 13)]
    [InlineData("aurigraph_network_refused_total", "kind=\"handshake\"", 2)]
    [InlineData("aurigraph_disk_written_bytes_total", "", 4_096)]
    [InlineData("aurigraph_disk_syncs_total", "", 3)]
    [InlineData("aurigraph_endpoint_failures_total", "", 0)]
    [InlineData("process_start_time_seconds", "", 1_893_553_445)]
    public async Task A_metric_is_what_the_node_measured(string name, string label, double value)
    {
        IReadOnlyDictionary<string, double> metrics = await ReadAsync(Busy);
        Assert.Equal(value, metrics[$"{name}{{node=\"business-4\",role=\"business\"{(label.Length == 0 ? "" : "," + label)}}}"]);
    }

    [Theory]
    [InlineData("process_cpu_seconds_total")]
    [InlineData("process_resident_memory_bytes")]
    public async Task The_process_has_figures_of_its_own(string name)
    {
        IReadOnlyDictionary<string, double> metrics = await ReadAsync(Busy);
        Assert.True(metrics[$"{name}{{node=\"business-4\",role=\"business\"}}"] > 0);
    }

    [Fact]
    public async Task A_follower_does_not_lead()
    {
        IReadOnlyDictionary<string, double> metrics = await ReadAsync(Busy with { State = "follower" });
        Assert.Equal(0, metrics["aurigraph_consensus_is_leader{node=\"business-4\",role=\"business\"}"]);
    }

    [Fact]
    public async Task A_histogram_without_samples_is_complete()
    {
        IReadOnlyDictionary<string, double> metrics = await ReadAsync(FakeNodeView.Blank);
        Assert.Equal(0, metrics["aurigraph_finality_seconds_bucket{node=\"business-4\",role=\"business\",le=\"+Inf\"}"]);
        Assert.Equal(0, metrics["aurigraph_finality_seconds_count{node=\"business-4\",role=\"business\"}"]);
    }

    [Fact]
    public async Task The_media_type_names_the_version_of_the_format()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        using HttpResponseMessage reply = await node.Client.GetAsync("/q/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", reply.Content.Headers.ContentType?.ToString());
    }

    /// <summary>Reads the metrics as strictly as the format is written: every value after the description and the type of its family, and none twice.</summary>
    private static async Task<IReadOnlyDictionary<string, double>> ReadAsync(NodeReading reading)
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new FakeNodeView(NodeId.Business(4)) { Reading = () => reading });
        string text = await node.Client.GetStringAsync("/q/metrics");
        Assert.EndsWith("\n", text);

        Dictionary<string, double> values = [];
        string described = "", family = "";
        foreach (string line in text[..^1].Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
                described = help.Groups["name"].Value;
            else if (Kind().Match(line) is { Success: true } kind)
                Assert.Equal(described, family = kind.Groups["name"].Value);
            else
            {
                Match value = Value().Match(line);
                Assert.True(value.Success, line);
                Assert.Equal(family, Suffix().Replace(value.Groups["name"].Value, ""));
                string number = value.Groups["value"].Value;
                Assert.True(values.TryAdd(value.Groups["series"].Value, number == "+Inf" ? double.PositiveInfinity : double.Parse(number, CultureInfo.InvariantCulture)), line);
            }
        }
        return values;
    }

    [GeneratedRegex("^# HELP (?<name>[a-z_]+) [^\n]+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE (?<name>[a-z_]+) (counter|gauge|histogram)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Kind();

    [GeneratedRegex("^(?<series>(?<name>[a-z_]+)\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*\\}) (?<value>[^ ]+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Value();

    [GeneratedRegex("(?<=seconds)_(bucket|sum|count)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Suffix();
}
