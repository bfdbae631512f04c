using System.Text;
using Aurigraph.Experiment;
using Aurigraph.Rollout.Addresses;
using Aurigraph.Units;

namespace Aurigraph.Rollout.Gateway;

/// <summary>HAProxy before the nodes: readers reach business nodes over HTTP, clients that do not mind which node takes their transactions the admitting ones over TCP, each by round robin over those that say they are ready.</summary>
internal static class GatewayConfiguration
{
    /// <summary>Path within the rollout.</summary>
    public const string Path = "haproxy/haproxy.cfg";

    /// <summary>The configuration.</summary>
    /// <exception cref="RolloutException">No node admits transactions.</exception>
    public static string Text(ExperimentDefinition experiment, IReadOnlyList<PlannedAddress> addresses)
    {
        List<PlannedAddress> admitting = [.. addresses.Where(a => a.Node.Role == experiment.Workload.SubmitTo)];
        if (admitting.Count == 0)
            throw new RolloutException("No node admits transactions, so there is nothing for clients to reach. Give the deployment containers of the role that `workload.submitTo` names.");
        List<PlannedAddress> business = [.. addresses.Where(a => a.Node.Role == NodeRole.Business)];
        StringBuilder text = new(FormattableString.Invariant($"""
            # Before the nodes: readers over HTTP, clients over TCP, each by round robin over the nodes that say they are ready.
            global
                log stdout format raw local0
                maxconn 8192

            defaults
                log global
                option dontlognull
                timeout connect 5s
                timeout client 60s
                timeout server 60s
                timeout check 5s
                retries 2

            # Names are looked up again when a container was started anew.
            resolvers containers
                parse-resolv-conf
                hold valid 10s

            frontend readers
                mode http
                bind *:{GatewayPorts.Http}
                default_backend business

            frontend clients
                mode tcp
                bind *:{GatewayPorts.Clients}
                default_backend admission

            frontend statistics
                mode http
                bind *:{GatewayPorts.Statistics}
                http-request use-service prometheus-exporter if {"{ path /metrics }"}
                stats enable
                stats uri /
                stats refresh 10s


            """).ReplaceLineEndings("\n"));
        Backend(text, "business", "http", business.Count > 0 ? business : admitting, a => a.HttpPort);
        text.Append('\n');
        Backend(text, "admission", "tcp", admitting, a => a.PeerPort);
        return text.ToString();
    }

    private static void Backend(StringBuilder text, string name, string mode, IReadOnlyList<PlannedAddress> nodes, Func<PlannedAddress, int> port)
    {
        text.Append(FormattableString.Invariant($"""
            backend {name}
                mode {mode}
                balance roundrobin
                option httpchk
                http-check send meth GET uri /q/health/ready
                http-check expect status 200
                default-server check inter 5s fall 3 rise 2 maxconn 1024 resolvers containers init-addr libc,none

            """).ReplaceLineEndings("\n"));
        foreach (PlannedAddress node in nodes)
            text.Append(FormattableString.Invariant($"    server {node.Node} {node.Host}:{port(node)} port {node.HttpPort}\n"));
    }
}
