using System.Net;
using Aurigraph.Live.Network;
using Aurigraph.Node;
using Aurigraph.Node.Ledger;
using Aurigraph.Units;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>What our validators are told: the same for all loads but for how many entries stay in the log.</summary>
internal static class OwnSettings
{
    private static readonly ByteCount Window = new(32 << 20);

    public static NodeSettings Of(NodeId self, IReadOnlyList<NodeId> validators, NodeId origin, Load load) => new()
    {
        Self = self,
        Validators = validators,
        ValidatorContainers = [.. Enumerable.Range(0, validators.Count)],
        Origins = [origin],
        Observers = [],
        ApplyParallelism = 1,
        Follow = StreamContent.Full,
        StateBuffer = new ByteCount(64 << 20),
        StateBytesPerTransaction = new ByteCount(1),
        StreamWindow = Window,
        StateSize = new ByteCount(1 << 20),
        // One account, so that a snapshot has content. No transaction moves anything: what they say is no account.
        Accounts = new AccountSettings(1, 0),
        CheckpointInterval = Duration.FromMilliseconds(750),
        Replica = new ReplicaSettings
        {
            Quorum = QuorumRule.Majority,
            ElectionTimeoutMin = Duration.FromSeconds(5),
            ElectionTimeoutMax = Duration.FromSeconds(10),
            Heartbeat = Duration.FromMilliseconds(500),
            HeartbeatJitter = Duration.FromMilliseconds(10),
            PreVote = true,
            CheckQuorum = true,
            MaxInflightAppends = 4,
            MaxInflightBytes = Window,
            MaxAppendEntries = 4_096,
            MaxAppendBytes = new ByteCount(4 << 20),
            MaxUncommittedBytes = new ByteCount(256 << 20),
            AppendDelay = Duration.Zero,
            GathersInbox = true,
            Dissemination = DisseminationMode.Leader,
            BodyBudget = new ByteCount(1L << 30),
            KeptEntries = load.KeptEntries,
            SnapshotRate = new ByteCount(100_000_000),
            DiskPatience = Duration.FromSeconds(10),
            Verify = VerifyAt.Ingress,
            ContainerSlot = 0,
            ContainerSlots = 1,
        },
        Origin = new OriginSettings
        {
            TransactionBytes = load.EntryBytes / load.ItemsPerEntry,
            Signed = false,
            MempoolTransactions = 1,
            MempoolBytes = Window,
            BatchTransactions = 1,
            BatchBytes = Window,
            BatchDelay = Duration.Zero,
            Window = new ByteCount(256 << 20),
            VerifyParallelism = 1,
        },
    };

    public static SocketNetworkOptions Network(NodeId self, IReadOnlyList<NodeId> validators, IReadOnlyList<int> ports) => new()
    {
        Self = self,
        Listen = new IPEndPoint(IPAddress.Loopback, ports[self.Number - 1]),
        Peers = validators.Where(v => v != self).ToDictionary(v => v, v => (EndPoint)new IPEndPoint(IPAddress.Loopback, ports[v.Number - 1])),
        Cluster = "comparison",
        ScenarioDigest = new byte[SocketNetworkOptions.DigestSize],
        Window = Window,
        PeerBuffer = new ByteCount(64 << 20),
        MaxFrame = new ByteCount(64 << 20),
    };
}
