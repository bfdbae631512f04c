using System.Net;
using System.Net.Sockets;
using Aurigraph.Live.Endpoints;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints;

public sealed class NodeEndpointsTests
{
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
    public async Task Port_65536_is_none()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            NodeEndpoints.StartAsync(new FakeNodeView(NodeId.Validator(1)), new EndpointSettings { Port = 65_536 }));
    }
}
