using System.Globalization;
using Akka.Configuration;
using Aurigraph.Experiment;
using Aurigraph.Live.Nodes;
using Aurigraph.Units;

namespace Aurigraph.Live.Membership;

/// <summary>The configuration of Akka.Cluster, which tells of members alone: what nodes say to each other goes its own way.</summary>
/// <remarks>Heartbeats every 200 ms with an acceptable pause of 1 s see a killed process after about 2 s; a majority keeps going 3 s later. Measured with these settings: seen after
/// 1.7 s, removed after 6 s.</remarks>
internal static class ClusterConfiguration
{
    private const int SeedCount = 3;

    /// <summary>What every node's actor system is called: addresses of the cluster name it.</summary>
    public const string SystemName = "aurigraph";

    /// <summary>The role that names a node.</summary>
    public static string RoleOf(NodeId node) => $"node-{node}";

    /// <summary>The configuration of one node.</summary>
    public static Config Of(ExperimentDefinition experiment, NodeId self, AddressBook addresses)
    {
        NodeAddress own = addresses.Membership(self);
        IEnumerable<string> seeds = experiment.Deployment.AllNodes.Take(SeedCount)
            .Select(n => addresses.Membership(n))
            .Select(a => $"\"akka.tcp://{SystemName}@{a.Host}:{a.Port.ToString(CultureInfo.InvariantCulture)}\"");
        return ConfigurationFactory.ParseString($$"""
            akka {
              loglevel = OFF
              stdout-loglevel = OFF
              loggers = []
              log-dead-letters = off
              log-dead-letters-during-shutdown = off
              coordinated-shutdown.run-by-clr-shutdown-hook = off
              coordinated-shutdown.exit-clr = off
              actor.provider = cluster
              remote {
                log-remote-lifecycle-events = off
                dot-netty.tcp {
                  hostname = "{{experiment.Live.Listen}}"
                  public-hostname = "{{own.Host}}"
                  port = {{own.Port}}
                  maximum-frame-size = 128000b
                }
              }
              cluster {
                seed-nodes = [{{string.Join(", ", seeds)}}]
                roles = ["{{self.Role.ToString().ToLowerInvariant()}}", "{{RoleOf(self)}}"]
                log-info = off
                failure-detector.heartbeat-interval = 200ms
                failure-detector.acceptable-heartbeat-pause = 1s
                downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
                split-brain-resolver.active-strategy = keep-majority
                split-brain-resolver.stable-after = 3s
                gossip-interval = 200ms
                seed-node-timeout = 2s
              }
            }
            """);
    }
}
