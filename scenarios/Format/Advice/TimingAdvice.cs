using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Advice;

/// <summary>Election time-outs that the network or the disk can pass in good order. Raft needs the time to reach a quorum well below
/// the election time-out (Ongaro's thesis, 3.9 and 9.3).</summary>
internal static class TimingAdvice
{
    private const int MaxValidators = 100;

    /// <summary>Warns of them.</summary>
    public static void Give(ExperimentDefinition experiment, WarningList warnings)
    {
        ConsensusSettings consensus = experiment.Consensus;
        Duration timeout = consensus.ElectionTimeoutMin;
        (Duration roundTrip, NodeId leader, NodeId follower) = SlowestQuorum(experiment);
        bool within = timeout <= roundTrip;
        warnings.When(within, "consensus.timeout-within-round-trip",
            $"Election time-outs start at {timeout}, and a round trip from {leader} to the last member of its quorum, {follower}, takes {roundTrip} on average: that leader loses its followers in good order.");
        Duration latest = consensus.Heartbeat + consensus.HeartbeatJitter + (roundTrip / 2);
        warnings.When(!within && latest >= timeout, "consensus.heartbeat-within-latency",
            $"A heartbeat from {leader} reaches {follower} up to {latest} after the one before, and election time-outs start at {timeout}: every late heartbeat elects.");
        warnings.When(!within && latest < timeout && latest + consensus.Heartbeat >= timeout, "consensus.one-lost-heartbeat",
            $"Between {leader} and {follower} one lost heartbeat is enough for an election: two intervals and the way take {latest + consensus.Heartbeat}, and election time-outs start at {timeout}.");
        Duration range = consensus.ElectionTimeoutMax - timeout;
        warnings.When(!within && range < roundTrip, "consensus.narrow-timeout-range",
            $"Election time-outs are drawn from a range of {range}, shorter than a round trip of {roundTrip}: votes split often.");
        Duration sync = experiment.Costs.DiskSyncLatency;
        warnings.When(experiment.Storage.Sync == SyncMode.Batch && timeout <= sync * 2L, "consensus.timeout-within-disk-sync",
            $"Election time-outs start at {timeout}, and a leader's and a follower's durable write take {sync * 2L}: a vote may not be answered in time.");
        warnings.When(experiment.Storage.Sync == SyncMode.None, "storage.not-durable",
            "`storage.sync: none` acknowledges what a crash loses; it is for comparison only.");
    }

    /// <summary>The leader whose quorum takes longest to answer, with that quorum's last member and the mean round trip to it.</summary>
    private static (Duration RoundTrip, NodeId Leader, NodeId Follower) SlowestQuorum(ExperimentDefinition experiment)
    {
        List<(NodeId Node, Container Container)> validators = [.. experiment.Deployment.Containers
            .Where(c => c.Role == NodeRole.Validator).SelectMany(c => c.Nodes.Select(n => (n, c)))];
        int others = experiment.Consensus.Quorum.Size(validators.Count) - 1;
        int step = (validators.Count + MaxValidators - 1) / MaxValidators;
        (Duration RoundTrip, NodeId Leader, NodeId Follower) slowest = (Duration.Zero, validators[0].Node, validators[0].Node);
        for (int i = 0; i < validators.Count && others > 0; i += step)
        {
            (NodeId leader, Container home) = validators[i];
            (Duration roundTrip, NodeId follower) = validators.Where(v => v.Node != leader)
                .Select(v => (RoundTrip: OneWay(experiment.Network, leader, home, v.Node, v.Container) + OneWay(experiment.Network, v.Node, v.Container, leader, home), v.Node))
                .OrderBy(v => v.RoundTrip).ThenBy(v => v.Node).ElementAt(others - 1);
            if (roundTrip > slowest.RoundTrip)
                slowest = (roundTrip, leader, follower);
        }
        return slowest;
    }

    /// <summary>The mean latency; and a message may wait for others first.</summary>
    private static Duration OneWay(NetworkModel network, NodeId from, Container home, NodeId to, Container away) => Gathering(network) + (home.Id == away.Id
        ? network.Local.Latency.Mean
        : network.Between(from.ToString(), home.Region, to.ToString(), away.Region).Latency.Mean);

    private static Duration Gathering(NetworkModel network) => network.MessageBatching.MaxMessages > 1 ? network.MessageBatching.MaxDelay : Duration.Zero;
}
