namespace Aurigraph.Rollout.Gateway;

/// <summary>Ports of what stands before and beside the nodes, all published on loopback alone. They lie outside of the nodes' own.</summary>
public static class GatewayPorts
{
    /// <summary>HTTP of the nodes that serve readers, by round robin.</summary>
    public const int Http = 7_500;

    /// <summary>Transactions of clients, over TCP, by round robin.</summary>
    public const int Clients = 7_501;

    /// <summary>Figures of the gateway itself.</summary>
    public const int Statistics = 7_502;

    /// <summary>Prometheus.</summary>
    public const int Prometheus = 7_503;

    /// <summary>Grafana.</summary>
    public const int Grafana = 7_504;
}
