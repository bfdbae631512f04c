namespace Aurigraph.Capacity.Ceilings;

/// <summary>Names of the resources that ceilings are about.</summary>
public static class Resources
{
    /// <summary>Memory that is taken before the first transaction.</summary>
    public const string Memory = "memory";

    /// <summary>Checks of signatures, nothing else.</summary>
    public const string VerificationCpu = "verification-cpu";

    /// <summary>What admitting nodes compute for their own transactions.</summary>
    public const string AdmissionCpu = "admission-cpu";

    /// <summary>Cores of validator containers.</summary>
    public const string ValidatorCpu = "validator-cpu";

    /// <summary>Cores of business containers.</summary>
    public const string BusinessCpu = "business-cpu";

    /// <summary>Cores of slim containers.</summary>
    public const string SlimCpu = "slim-cpu";

    /// <summary>Core time of a container under a quota.</summary>
    public const string Quota = "quota";

    /// <summary>Cores of a host, over all its containers.</summary>
    public const string HostCpu = "host-cpu";

    /// <summary>Applying in log order.</summary>
    public const string Apply = "apply";

    /// <summary>NIC of the leader's container, out.</summary>
    public const string LeaderEgress = "leader-egress";

    /// <summary>NIC of the leader's container, in.</summary>
    public const string LeaderIngress = "leader-ingress";

    /// <summary>NICs of admitting containers, out.</summary>
    public const string OriginEgress = "origin-egress";

    /// <summary>NICs of validator containers, in.</summary>
    public const string ValidatorIngress = "validator-ingress";

    /// <summary>NICs of the validator containers that feed observers, out.</summary>
    public const string ObserverFeed = "observer-feed";

    /// <summary>NICs of containers of observers, in.</summary>
    public const string ObserverIngress = "observer-ingress";

    /// <summary>NIC of a host, out.</summary>
    public const string HostEgress = "host-egress";

    /// <summary>NIC of a host, in.</summary>
    public const string HostIngress = "host-ingress";

    /// <summary>Traffic within one container or host.</summary>
    public const string LocalLane = "local-lane";

    /// <summary>Bandwidth of a link that all traffic of two places shares.</summary>
    public const string RegionLink = "region-link";

    /// <summary>Disk: bytes, and syncs between pieces of background writes.</summary>
    public const string DiskBandwidth = "disk-bandwidth";

    /// <summary>Reads of the state store that miss the cache.</summary>
    public const string StoreReads = "store-reads";

    /// <summary>Transactions proposed and not final.</summary>
    public const string InFlightCap = "in-flight-cap";

    /// <summary>Transactions held from submission until final.</summary>
    public const string Mempool = "mempool";

    /// <summary>Bytes of bodies on their way from one origin.</summary>
    public const string BodyWindow = "body-window";

    /// <summary>Bytes of one connection on their way.</summary>
    public const string Window = "window";

    /// <summary>Bytes of appends to one follower on their way, with bodies in them.</summary>
    public const string AppendWindow = "append-window";

    /// <summary>Bytes of entries that are not committed.</summary>
    public const string Uncommitted = "uncommitted-bytes";

    /// <summary>One connection that loses packets.</summary>
    public const string TcpLoss = "tcp-loss";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Memory, VerificationCpu, AdmissionCpu, ValidatorCpu, BusinessCpu, SlimCpu, Quota, HostCpu, Apply, LeaderEgress, LeaderIngress, OriginEgress, ValidatorIngress,
        ObserverFeed, ObserverIngress, HostEgress, HostIngress, LocalLane, RegionLink, DiskBandwidth, StoreReads, InFlightCap, Mempool, BodyWindow, Window,
        AppendWindow, Uncommitted, TcpLoss,
    ];
}
