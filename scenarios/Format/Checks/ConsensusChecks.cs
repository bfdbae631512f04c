using Aurigraph.Scenarios.Building;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Checks;

/// <summary>Times of consensus that cannot work together.</summary>
internal static class ConsensusChecks
{
    /// <summary>Notes them.</summary>
    public static void Run(KeyValues root, ReadContext context)
    {
        if (!root.TryGet(ScenarioKeys.Consensus, out KeyValues? consensus) || ExperimentBuilder.ElectionTimeout(consensus) is not { } timeout)
            return;
        if (consensus.TryGet(ConsensusKeys.LeaseReads, out bool leases) && leases && consensus.TryGet(ConsensusKeys.CheckQuorum, out bool checkQuorum) && !checkQuorum)
            context.Faults.Add(consensus.At(ConsensusKeys.LeaseReads), consensus.PathOf(ConsensusKeys.LeaseReads), "`leaseReads` goes with `checkQuorum: true`, which makes validators disregard candidates while a lease holds");
        SourceNode at = consensus.At(ConsensusKeys.ElectionTimeout);
        if (timeout.Max <= timeout.Min)
            context.Faults.Add(at, consensus.PathOf(ConsensusKeys.ElectionTimeout), $"`max` is {timeout.Max}; it must be above `min`, which is {timeout.Min}, or all validators stand for election together");
        if (!consensus.TryGet(ConsensusKeys.Heartbeat, out Duration heartbeat) || !consensus.TryGet(ConsensusKeys.HeartbeatJitter, out Duration jitter))
            return;
        Key culprit = consensus.IsWritten(ConsensusKeys.Heartbeat) || !consensus.IsWritten(ConsensusKeys.ElectionTimeout) ? ConsensusKeys.Heartbeat : ConsensusKeys.ElectionTimeout;
        if (heartbeat >= timeout.Min)
            context.Faults.Add(consensus.At(culprit), consensus.PathOf(culprit), $"`heartbeat` is {heartbeat}; it must be below the election time-out, which starts at {timeout.Min}");
        else if (heartbeat + jitter >= timeout.Min)
            context.Faults.Add(consensus.At(ConsensusKeys.HeartbeatJitter), consensus.PathOf(ConsensusKeys.HeartbeatJitter), $"`heartbeat` and `heartbeatJitter` together are {heartbeat + jitter}; they must be below the election time-out, which starts at {timeout.Min}");
    }
}
