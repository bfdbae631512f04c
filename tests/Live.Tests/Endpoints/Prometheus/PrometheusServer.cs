using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Aurigraph.Live.Tests.Endpoints.Prometheus;

/// <summary>A real Prometheus that reads <c>/q/metrics</c> of nodes, with its data in a folder of its own that goes with it.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private const int Attempts = 3;
    private const int OutputCharactersMax = 20_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly HttpClient _client;

    private PrometheusServer(DirectoryInfo folder, int port)
    {
        _folder = folder;
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(10) };
        _process = new Process { StartInfo = new ProcessStartInfo(Program!) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder.FullName } };
        foreach (string argument in (string[])[
            $"--config.file={ConfigurationIn(folder)}", $"--storage.tsdb.path={Path.Combine(folder.FullName, "data")}",
            $"--web.listen-address=127.0.0.1:{port}", "--log.level=warn"])
            _process.StartInfo.ArgumentList.Add(argument);
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>The program; null where it is not installed.</summary>
    public static string? Program { get; } = ProgramOnPath.Find("prometheus");

    /// <summary>Starts one that reads every second.</summary>
    /// <param name="nodes">Addresses of the nodes' endpoints.</param>
    public static Task<PrometheusServer> StartAsync(params Uri[] nodes) => StartAsync(Configuration(nodes));

    /// <summary>Starts it and waits until it is ready. Another process may take the port between its choice and its use: then it tries another.</summary>
    /// <param name="configuration">Its configuration, as a file has it.</param>
    public static async Task<PrometheusServer> StartAsync(string configuration)
    {
        for (int attempt = 1; ; attempt++)
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("aurigraph-prometheus-");
            await File.WriteAllTextAsync(ConfigurationIn(folder), configuration);
            PrometheusServer server = new(folder, FreePort());
            server._process.Start();
            server._process.BeginOutputReadLine();
            server._process.BeginErrorReadLine();
            if (await server.IsReadyAsync())
                return server;
            string output = server.Output;
            await server.DisposeAsync();
            if (attempt == Attempts)
                throw new InvalidOperationException($"Prometheus did not become ready in {Attempts} attempts. It said: {output}");
        }
    }

    /// <summary>The value of an expression now; null when it has none. An expression with several values is refused.</summary>
    public async Task<double?> QueryAsync(string expression)
    {
        string text = await _client.GetStringAsync($"/api/v1/query?query={Uri.EscapeDataString(expression)}");
        JsonArray result = JsonNode.Parse(text)!["data"]!["result"]!.AsArray();
        return result.Count switch
        {
            0 => null,
            1 => double.Parse((string)result[0]!["value"]![1]!, CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"{expression} has {result.Count} values; one was expected: sum or filter them."),
        };
    }

    /// <summary>How many values an expression had at an instant.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="at">Seconds since 1970.</param>
    public async Task<int> CountAsync(string expression, double at)
    {
        string text = await _client.GetStringAsync($"/api/v1/query?query={Uri.EscapeDataString(expression)}&time={at.ToString("0.000", CultureInfo.InvariantCulture)}");
        return JsonNode.Parse(text)!["data"]!["result"]!.AsArray().Count;
    }

    /// <summary>Asks again and again until the value is as wanted.</summary>
    /// <exception cref="TimeoutException">It was not within a minute; the message has the last value.</exception>
    public async Task<double> WaitForAsync(string expression, Func<double, bool> isWanted)
    {
        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer pause = new(Pause);
        double? last;
        while ((last = await QueryAsync(expression)) is not { } value || !isWanted(value))
        {
            if (Stopwatch.GetElapsedTime(start) > Deadline)
                throw new TimeoutException($"{expression} did not become as wanted within {Deadline.TotalSeconds} s; it is {last?.ToString() ?? "without value"}. Prometheus said: {Output}");
            await pause.WaitForNextTickAsync();
        }
        return last.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer pause = new(Pause);
        while (!_process.HasExited && Stopwatch.GetElapsedTime(start) < Deadline)
        {
            try
            {
                using HttpResponseMessage reply = await _client.GetAsync("/-/ready");
                if (reply.IsSuccessStatusCode)
                    return true;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet: the loop ends when it has exited or the deadline has passed.
            }
            await pause.WaitForNextTickAsync();
        }
        return false;
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            if (line is not null && _output.Length < OutputCharactersMax)
                _output.AppendLine(line);
        }
    }

    private static string Configuration(IEnumerable<Uri> nodes) => $"""
        global:
          scrape_interval: 1s
          scrape_timeout: 1s
        scrape_configs:
          - job_name: nodes
            metrics_path: /q/metrics
            static_configs:
              - targets: [{string.Join(", ", nodes.Select(n => $"'{n.Authority}'"))}]

        """;

    private static string ConfigurationIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "prometheus.yml");

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
