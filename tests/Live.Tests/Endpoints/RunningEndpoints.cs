using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints;

/// <summary>The endpoints of a fake node on a port of the system's choice, and a client.</summary>
internal sealed class RunningEndpoints : IAsyncDisposable
{
    private readonly NodeEndpoints _endpoints;

    private RunningEndpoints(FakeNodeView view, NodeEndpoints endpoints)
    {
        View = view;
        _endpoints = endpoints;
        Client = new HttpClient { BaseAddress = endpoints.Address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public FakeNodeView View { get; }

    public HttpClient Client { get; }

    public Uri Address => _endpoints.Address;

    public int Port => _endpoints.Port;

    public static Task<RunningEndpoints> StartAsync(EndpointSettings? settings = null) => StartAsync(new FakeNodeView(NodeId.Validator(1)), settings);

    public static async Task<RunningEndpoints> StartAsync(FakeNodeView view, EndpointSettings? settings = null) =>
        new(view, await NodeEndpoints.StartAsync(view, settings ?? new EndpointSettings()));

    public async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string path)
    {
        using HttpResponseMessage reply = await Client.GetAsync(path);
        return (reply.StatusCode, await BodyAsync(reply));
    }

    public Task<(HttpStatusCode Status, JsonNode Body)> SubmitAsync(JsonObject body) => SubmitAsync(body.ToJsonString());

    public async Task<(HttpStatusCode Status, JsonNode Body)> SubmitAsync(string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage reply = await Client.PostAsync("/api/v11/transactions", content);
        return (reply.StatusCode, await BodyAsync(reply));
    }

    public static async Task<JsonNode> BodyAsync(HttpResponseMessage reply)
    {
        Assert.Equal("application/json", reply.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _endpoints.DisposeAsync();
    }
}
