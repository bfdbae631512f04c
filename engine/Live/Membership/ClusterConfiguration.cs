using System.Globalization;
using Akka.Configuration;
using Aurigraph.Experiment;
using Aurigraph.Live.Nodes;
using Aurigraph.Live.Time;
using Aurigraph.Units;

namespace Aurigraph.Live.Membership;

/// <summary>The configuration of Akka.Cluster, which tells of members alone: what nodes say to each other goes its own way.</summary>
/// <remarks>Consensus has time-outs of its own, so membership need not be quick: with heartbeats every 500 ms and an acceptable pause of 2 s a killed process is seen after some 3 s, and given up by the
/// majority 3 s later. Heartbeats every 200 ms took a twentieth of a core in each of seven processes, and Akka's own scheduler, which wakes every 10 ms, as much again.</remarks>
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
              scheduler.implementation = "{{typeof(PreciseScheduler).AssemblyQualifiedName}}"
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
                failure-detector.heartbeat-interval = 500ms
                failure-detector.acceptable-heartbeat-pause = 2s
                failure-detector.monitored-by-nr-of-members = 3
                downing-provider-class = "Akka.Cluster.SBR.SplitBrainResolverProvider, Akka.Cluster"
                split-brain-resolver.active-strategy = keep-majority
                split-brain-resolver.stable-after = 3s
                gossip-interval = 1s
                seed-node-timeout = 2s
              }
            }
            """);
    }
}
