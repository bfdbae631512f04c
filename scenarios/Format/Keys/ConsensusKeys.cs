using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of <c>consensus</c>.</summary>
internal static class ConsensusKeys
{
    public static readonly Key<Duration> TimeoutMin = new("min", Quantities.Time.Positive(), "Least time without a leader before an election.") { IsRequired = true };
    public static readonly Key<Duration> TimeoutMax = new("max", Quantities.Time.Positive(), "Each election draws its time-out below this.") { IsRequired = true };
    public static readonly GroupShape TimeoutRange = new("a range", TimeoutMin, TimeoutMax) { Flow = true };

    public static readonly Key<string> Protocol = new("protocol", new ChoiceShape<string>(("hyperraft", "hyperraft")), "The consensus protocol.") { Default = "hyperraft" };
    public static readonly Key<int> Groups = new("groups", Quantities.Integer.Between(1, 1_000), "Independent consensus groups over the validators.") { Default = "1", Support = Support.DefaultOnly };
    public static readonly Key<QuorumRule> Quorum = new("quorum", new ChoiceShape<QuorumRule>(("majority", QuorumRule.Majority), ("supermajority", QuorumRule.Supermajority)), "Share of the validators that decides, in elections and commits: floor(n/2) + 1, or n - floor((n-1)/3).") { Default = "majority" };
    public static readonly Key<Either<Duration>> ElectionTimeout = new("electionTimeout", new EitherShape<Duration>(Quantities.Time.Positive(), TimeoutRange), "Least time without a leader before an election; each election draws from [t, 2t), or from [min, max).") { Default = "120ms" };
    public static readonly Key<Duration> Heartbeat = new("heartbeat", Quantities.Time.Positive(), "Time between heartbeats of the leader; below the election time-out.") { Default = "40ms" };
    public static readonly Key<Duration> HeartbeatJitter = new("heartbeatJitter", Quantities.Time, "Each heartbeat interval is lengthened by a uniform draw from [0, jitter).") { Default = "0ms" };
    public static readonly Key<bool> PreVote = new("preVote", new SwitchShape(), "Whether a candidate first asks whether it could win.") { Default = "true" };
    public static readonly Key<bool> CheckQuorum = new("checkQuorum", new SwitchShape(), "Whether a leader that does not hear from a quorum steps down.") { Default = "true" };
    public static readonly Key<bool> LeaseReads = new("leaseReads", new SwitchShape(), "Whether a leader answers reads at once while a lease holds, and not after a round of heartbeats; needs checkQuorum.") { Default = "false" };
    public static readonly Key<double> ClockDrift = new("clockDrift", Quantities.Probability.AtMost(0.5), "By how much the rate of a clock may differ from true time; leases are that much shorter. Simulated clocks all agree.") { Default = "0.01" };
    public static readonly Key<int> MaxInflightAppends = new("maxInflightAppends", Quantities.Count.Between(1, 1_000_000), "Appends sent to one follower and not yet answered.") { Default = "256" };
    public static readonly Key<int> MaxAppendEntries = new("maxAppendEntries", Quantities.Count.Between(1, 10_000_000), "Entries in one append.") { Default = "1000" };
    public static readonly Key<ByteCount> MaxAppendBytes = new("maxAppendBytes", Quantities.Size.Positive(), "Bytes in one append; a larger entry goes alone.") { Default = "1MB" };
    public static readonly Key<ByteCount> MaxUncommittedBytes = new("maxUncommittedBytes", Quantities.Size.Positive(), "Bytes of entries not yet committed; beyond it proposals are refused.") { Default = "256MB" };
    public static readonly Key<Duration> AppendDelay = new("appendDelay", Quantities.Time, "How long the leader gathers references for one append.") { Default = "0ms" };
    public static readonly Key<DisseminationMode> Dissemination = new("dissemination", new ChoiceShape<DisseminationMode>(("parallel", DisseminationMode.Parallel), ("leader", DisseminationMode.Leader)), "Who sends bodies to the validators: the admitting node at once, or the leader inside its appends.") { Default = "parallel" };

    public static readonly Key<int> KeptEntries = new("keptEntries", Quantities.Count.Between(1, 10_000_000), "Entries that stay in a validator's log behind its last durable checkpoint; a follower or observer that lags more gets a snapshot of the state.") { Default = "20K" };
    public static readonly Key<ByteCount> SnapshotRate = new("snapshotRate", Quantities.Size.Positive(), "Bytes a second at which one snapshot is sent, at most.") { Default = "50MB" };
    public static readonly Key<Duration> DiskPatience = new("diskPatience", Quantities.Time.Positive(), "How long a leader's own disk may complete nothing, with writes waiting, until it gives up leadership.") { Default = "2s" };

    public static readonly GroupShape Group = new("the consensus group", Protocol, Groups, Quorum, ElectionTimeout, Heartbeat, HeartbeatJitter, PreVote,
        CheckQuorum, LeaseReads, ClockDrift, MaxInflightAppends, MaxAppendEntries, MaxAppendBytes, MaxUncommittedBytes, AppendDelay, Dissemination, KeptEntries, SnapshotRate, DiskPatience);
}
