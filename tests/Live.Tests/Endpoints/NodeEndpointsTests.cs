using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using Aurigraph.Live.Endpoints;
using Aurigraph.Live.Nodes;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints;

public sealed class NodeEndpointsTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task They_listen_on_loopback_on_a_port_of_the_system_unless_told_otherwise()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();

        Assert.Equal("127.0.0.1", node.Address.Host);
        Assert.NotEqual(0, node.Port);
        Assert.Equal(HttpStatusCode.OK, (await node.GetAsync("/q/health/live")).Status);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_what_to_do()
    {
        await using RunningEndpoints first = await RunningEndpoints.StartAsync();

        EndpointsUnavailableException failure = await Assert.ThrowsAsync<EndpointsUnavailableException>(() =>
            NodeEndpoints.StartAsync(new FakeNodeView(NodeId.Validator(2)), new EndpointSettings { Port = first.Port }));

        Assert.Equal(first.Port, failure.Port);
        Assert.Contains($"127.0.0.1:{first.Port}: the port is in use.", failure.Message);
        Assert.Contains("give another port", failure.Message);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_named_with_what_to_do()
    {
        IPAddress documentation = IPAddress.Parse("192.0.2.1");   // RFC 5737: nobody has it

        EndpointsUnavailableException failure = await Assert.ThrowsAsync<EndpointsUnavailableException>(() =>
            NodeEndpoints.StartAsync(new FakeNodeView(NodeId.Validator(1)), new EndpointSettings { Address = documentation }));

        Assert.Equal(documentation, failure.Address);
        Assert.Contains("none of this machine's", failure.Message);
    }

    [Fact]
    public async Task Closing_frees_the_port()
    {
        RunningEndpoints node = await RunningEndpoints.StartAsync();
        int port = node.Port;
        await node.DisposeAsync();

        using TcpListener next = new(IPAddress.Loopback, port);
        next.Start();
        Assert.Equal(port, ((IPEndPoint)next.LocalEndpoint).Port);
    }

    [Fact]
    public async Task Closing_does_not_wait_for_a_request_that_does_not_end()
    {
        FakeNodeView view = new(NodeId.Validator(1));
        TaskCompletionSource arrived = new();
        view.Submission = (_, _) =>
        {
            arrived.SetResult();
            return new TaskCompletionSource<SubmissionOutcome>().Task;
        };
        NodeEndpoints endpoints = await NodeEndpoints.StartAsync(view,
            new EndpointSettings { CloseTimeout = TimeSpan.FromMilliseconds(100), SubmissionTimeout = TimeSpan.FromHours(1) });
        using HttpClient client = new() { BaseAddress = endpoints.Address };
        using StringContent content = new("""{"fromAddress":"1","toAddress":"2","amount":3}""", Encoding.UTF8, "application/json");
        Task<HttpResponseMessage> reply = client.PostAsync("/api/v11/transactions", content);
        await arrived.Task.WaitAsync(Deadline);

        await endpoints.DisposeAsync().AsTask().WaitAsync(Deadline);

        await Assert.ThrowsAsync<HttpRequestException>(() => reply.WaitAsync(Deadline));
    }

    [Fact]
    public async Task Port_65536_is_none()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            NodeEndpoints.StartAsync(new FakeNodeView(NodeId.Validator(1)), new EndpointSettings { Port = 65_536 }));
    }
}
