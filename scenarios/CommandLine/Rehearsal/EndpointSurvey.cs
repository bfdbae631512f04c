using System.Diagnostics;
using System.Net.Http;
using System.Text.Json.Nodes;
using Aurigraph.Experiment;
using Aurigraph.Live.Nodes;
using Aurigraph.Live.Transactions;
using Aurigraph.Rollout.Monitoring;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>Asks all nodes of a network that runs what its readers and its monitoring will ask, and sends one transfer through.</summary>
internal sealed class EndpointSurvey(ExperimentDefinition experiment)
{
    private const string Ready = "/q/health/ready";
    private const string Metrics = "/q/metrics";
    private const string Transactions = "/api/v11/transactions";

    // Makes the transfer unlike any of the drivers of a load, whose numbers are below.
    private const uint Driver = (1 << 24) - 1;
    private static readonly string[] Paths = ["/q/health/live", "/api/v11/info", "/api/v11/stats", "/api/v11/consensus/status", "/api/v11/consensus/nodes", "/api/v11/state/hash"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly List<EndpointAnswer> _answers = [];
    private HashSet<string>? _given;

    /// <summary>What nodes answered.</summary>
    public IReadOnlyList<EndpointAnswer> Answers => _answers;

    /// <summary>Metrics of the table that every node gives.</summary>
    public IReadOnlyList<string> Given => [.. MetricNames.All.Select(m => m.Name).Where(n => _given?.Contains(n) == true)];

    /// <summary>Asks.</summary>
    public async Task AskAsync(AddressBook addresses, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };
        foreach (NodeId node in addresses.All.Keys)
        {
            (int status, _) = await UntilAsync(() => GetAsync(client, addresses, node, Ready, cancellation), a => a.Status == 200, cancellation);
            _answers.Add(new EndpointAnswer(node.ToString(), Ready, status));
        }
        await TransferAsync(client, addresses, cancellation);
        foreach (NodeId node in addresses.All.Keys)
        {
            foreach (string path in Paths)
                _answers.Add(new EndpointAnswer(node.ToString(), path, (await GetAsync(client, addresses, node, path, cancellation)).Status));
            await MetricsAsync(client, addresses, node, cancellation);
        }
    }

    /// <summary>Names of the metrics that a text of figures has all series of.</summary>
    internal static IEnumerable<string> NamesIn(string text)
    {
        HashSet<string> series = [.. text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l[..l.IndexOfAny(['{', ' '])])];
        return MetricNames.All.Where(m => m.Series.All(series.Contains)).Select(m => m.Name);
    }

    private async Task MetricsAsync(HttpClient client, AddressBook addresses, NodeId node, CancellationToken cancellation)
    {
        (int status, string text) = await GetAsync(client, addresses, node, Metrics, cancellation);
        _answers.Add(new EndpointAnswer(node.ToString(), Metrics, status));
        HashSet<string> names = [.. NamesIn(status == 200 ? text : "")];
        if (_given is null)
            _given = names;
        else
            _given.IntersectWith(names);
    }

    private async Task TransferAsync(HttpClient client, AddressBook addresses, CancellationToken cancellation)
    {
        NodeId node = experiment.Deployment.Nodes(experiment.Workload.SubmitTo).First();
        using AccountKeys? keys = experiment.Crypto.Scheme == SignatureScheme.None ? null : new AccountKeys(experiment.Crypto.Scheme, experiment.Seed);
        byte[] transfer = new TransferSource(experiment, keys, Driver).Next(1);
        using var body = new StringContent(new JsonObject { ["raw"] = Convert.ToBase64String(transfer) }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        (int status, string reply) = await AnswerAsync(() => client.PostAsync(At(addresses, node, Transactions), body, cancellation), cancellation);
        _answers.Add(new EndpointAnswer(node.ToString(), Transactions, status, 202));
        if (status != 202)
            return;
        string path = $"{Transactions}/{JsonNode.Parse(reply)!["id"]}";
        string? seen = null;
        (int found, _) = await UntilAsync(() => GetAsync(client, addresses, node, path, cancellation), a => a.Status == 200 && (seen = JsonNode.Parse(a.Text)!["status"]?.ToString()) == "FINALIZED", cancellation);
        _answers.Add(new EndpointAnswer(node.ToString(), path, found, Wrong: seen == "FINALIZED" ? null : $"the transfer is {seen ?? "unknown"} after {Patience.TotalSeconds:0} s"));
    }

    private static async Task<(int Status, string Text)> UntilAsync(Func<Task<(int Status, string Text)>> ask, Func<(int Status, string Text), bool> isEnough, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            (int Status, string Text) answer = await ask();
            if (isEnough(answer) || waited.Elapsed > Patience)
                return answer;
            await Task.Delay(Pause, cancellation);
        }
    }

    private static Task<(int Status, string Text)> GetAsync(HttpClient client, AddressBook addresses, NodeId node, string path, CancellationToken cancellation) =>
        AnswerAsync(() => client.GetAsync(At(addresses, node, path), cancellation), cancellation);

    private static async Task<(int Status, string Text)> AnswerAsync(Func<Task<HttpResponseMessage>> ask, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage response = await ask();
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (Exception silence) when (silence is HttpRequestException || (silence is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (0, ""); // No answer is an answer: it is told with status 0.
        }
    }

    private static Uri At(AddressBook addresses, NodeId node, string path)
    {
        NodeAddress address = addresses.Http(node);
        return new UriBuilder(Uri.UriSchemeHttp, address.Host, address.Port, path).Uri;
    }
}
