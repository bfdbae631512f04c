using System.Net;
using System.Net.Sockets;
using System.Text;
using Aurigraph.Rollout.Compose;
using Aurigraph.Rollout.Tests.Running;

namespace Aurigraph.Rollout.Tests.Compose;

public sealed class HealthProbeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aurigraph-probe-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ToolFact("bash")]
    public async Task A_container_is_healthy_when_all_of_its_nodes_say_they_are_ready()
    {
        using TcpListener first = Answering("200 OK"), second = Answering("200 OK");

        Assert.Equal(0, await ProbeAsync(PortOf(first), PortOf(second)));
    }

    [ToolFact("bash")]
    public async Task A_node_that_is_not_ready_makes_its_container_unhealthy()
    {
        using TcpListener first = Answering("200 OK"), second = Answering("503 Service Unavailable");

        Assert.NotEqual(0, await ProbeAsync(PortOf(first), PortOf(second)));
    }

    [ToolFact("bash")]
    public async Task A_node_that_does_not_listen_makes_its_container_unhealthy()
    {
        int port;
        using (TcpListener gone = Answering("200 OK"))
            port = PortOf(gone);

        Assert.NotEqual(0, await ProbeAsync(port));
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static TcpListener Answering(string status)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AnswerAsync(listener, status);
        return listener;
    }

    private static async Task AnswerAsync(TcpListener listener, string status)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        Assert.Equal("GET /q/health/ready HTTP/1.1", await reader.ReadLineAsync());
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // The rest of the request's head.
        }
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"));
    }

    private async Task<int> ProbeAsync(params int[] ports)
    {
        string script = Path.Combine(_folder.FullName, "probe.sh");
        await File.WriteAllTextAsync(script, HealthProbe.Script);
        return (await Tool.RunAsync("bash", _folder.FullName, [script, .. ports.Select(p => $"{p}")])).ExitCode;
    }
}
