using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints;

namespace Aurigraph.Live.Tests.Endpoints;

public sealed class RequestLimitTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_beyond_the_limit_is_refused_whether_its_length_is_stated_or_not(bool isChunked)
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new EndpointSettings { BodyBytesMax = 1_000 });
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v11/transactions");
        request.Content = new StringContent($"{{\"raw\":\"{new string('A', 2_000)}\"}}", Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = isChunked;

        using HttpResponseMessage reply = await node.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
        Assert.Equal("at most 1000 bytes", (string?)(await RunningEndpoints.BodyAsync(reply))["expected"]);
        Assert.Empty(node.View.Submitted);
    }

    [Fact]
    public async Task More_headers_than_the_limit_are_refused()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new EndpointSettings { HeadersMax = 5 });
        string headers = string.Concat(Enumerable.Range(0, 6).Select(i => $"X-{i}: 1\r\n"));
        Assert.StartsWith("HTTP/1.1 431 ", await TalkAsync(node.Port, $"GET /q/health/live HTTP/1.1\r\nHost: x\r\n{headers}\r\n"));
    }

    [Fact]
    public async Task Larger_headers_than_the_limit_are_refused()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new EndpointSettings { HeaderBytesMax = 1_000 });
        Assert.StartsWith("HTTP/1.1 431 ", await TalkAsync(node.Port, $"GET /q/health/live HTTP/1.1\r\nHost: x\r\nX: {new string('x', 1_000)}\r\n\r\n"));
    }

    [Fact]
    public async Task A_client_that_does_not_finish_its_headers_is_let_go()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new EndpointSettings { HeaderTimeout = TimeSpan.FromMilliseconds(100) });
        Assert.StartsWith("HTTP/1.1 408 ", await TalkAsync(node.Port, "GET /q/health/live HTTP/1.1\r\nHost: x\r\n"));
    }

    [Fact]
    public async Task A_connection_without_requests_is_closed()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new EndpointSettings { KeepAliveTimeout = TimeSpan.FromSeconds(3) });   // from the connection on, so the request must come within it
        Assert.StartsWith("HTTP/1.1 200 ", await TalkAsync(node.Port, "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_without_a_word()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new EndpointSettings { ConcurrentConnectionsMax = 1 });
        Assert.Equal(HttpStatusCode.OK, (await node.GetAsync("/q/health/live")).Status);   // the client keeps its connection
        Assert.Equal("", await TalkAsync(node.Port, "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    [Fact]
    public async Task What_never_becomes_a_request_is_counted_by_its_kind()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new EndpointSettings { HeaderBytesMax = 1_000, HeaderTimeout = TimeSpan.FromMilliseconds(100), ConcurrentConnectionsMax = 1 });
        await TalkAsync(node.Port, "what is this\r\n\r\n");
        await TalkAsync(node.Port, $"GET /q/health/live HTTP/1.1\r\nHost: x\r\nX: {new string('x', 1_000)}\r\n\r\n");
        await TalkAsync(node.Port, "GET /q/health/live HTTP/1.1\r\nHost: x\r\n");
        _ = await node.GetAsync("/q/health/live");
        await TalkAsync(node.Port, "GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n");   // beside the client, which keeps its connection

        string metrics = await node.Client.GetStringAsync("/q/metrics");

        foreach (string kind in (string[])["garbage", "oversize", "silence", "toomany"])
            Assert.Contains($"aurigraph_endpoint_refused_total{{node=\"validator-1\",role=\"validator\",kind=\"{kind}\"}} 1\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_the_program_is_counted_and_passed_on_but_not_shown()
    {
        Exception? failure = null;
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new EndpointSettings { Failed = e => failure = e });
        node.View.Submission = (_, _) => throw new InvalidOperationException("the inside of the node");

        (HttpStatusCode status, JsonNode body) = await node.SubmitAsync("""{"fromAddress":"1","toAddress":"2","amount":3}""");

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.DoesNotContain("inside", body.ToJsonString());
        Assert.Equal("the inside of the node", failure?.Message);
        Assert.Contains("aurigraph_endpoint_failures_total{node=\"validator-1\",role=\"validator\"} 1\n", await node.Client.GetStringAsync("/q/metrics"));
    }

    [Fact]
    public async Task An_unknown_path_is_not_found()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        (HttpStatusCode status, JsonNode body) = await node.GetAsync("/api/v11/blocks");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("nothing is found under this path", (string?)body["error"]);
    }

    [Fact]
    public async Task A_method_that_a_path_has_not_is_refused_with_those_it_has()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        using HttpResponseMessage reply = await node.Client.DeleteAsync("/api/v11/transactions");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.StatusCode);
        Assert.Equal("one of: POST", (string?)(await RunningEndpoints.BodyAsync(reply))["expected"]);
        Assert.Equal(["POST"], reply.Content.Headers.Allow);
    }

    [Fact]
    public async Task No_reply_names_the_server_program()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        using HttpResponseMessage reply = await node.Client.GetAsync("/api/v11/info");
        Assert.Empty(reply.Headers.Server);
        Assert.True(reply.Headers.CacheControl?.NoStore);
    }

    /// <summary>Sends text and reads until the other side closes.</summary>
    private static async Task<string> TalkAsync(int port, string text)
    {
        using CancellationTokenSource deadline = new(Deadline);
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, port, deadline.Token);
        NetworkStream stream = client.GetStream();
        StringBuilder reply = new();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text), deadline.Token);
            byte[] buffer = new byte[4_096];
            while (await stream.ReadAsync(buffer, deadline.Token) is > 0 and int count)
                reply.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown })
        {
            // Closed with our text unread: the same to us.
        }
        return reply.ToString();
    }
}
