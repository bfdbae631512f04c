using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aurigraph.Live.Tests.Endpoints.Telemetry;

/// <summary>A collector that keeps what is sent to it.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly WebApplication _server;
    private readonly Channel<(string Path, string Body)> _received = Channel.CreateBounded<(string, string)>(
        new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });

    private OtlpReceiver(WebApplication server) => _server = server;

    public Uri Address => new(_server.Urls.Single());

    public static async Task<OtlpReceiver> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        OtlpReceiver receiver = new(builder.Build());
        receiver._server.MapPost("/v1/{signal}", receiver.TakeAsync);
        await receiver._server.StartAsync();
        return receiver;
    }

    /// <summary>Waits for something sent to a path that holds all of the words. Names travel as plain text within protobuf.</summary>
    public async Task<string> WaitForAsync(string path, params string[] words)
    {
        using CancellationTokenSource deadline = new(Deadline);
        while (true)
        {
            (string at, string body) = await _received.Reader.ReadAsync(deadline.Token);
            if (at == path && words.All(w => body.Contains(w, StringComparison.Ordinal)))
                return body;
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        Assert.Equal("application/x-protobuf", http.Request.ContentType);
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body);
        await _received.Writer.WriteAsync((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
    }
}
