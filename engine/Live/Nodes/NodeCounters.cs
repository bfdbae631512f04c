using Aurigraph.Live.Membership;
using Aurigraph.Live.Memory;
using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Storage;
using Aurigraph.Units;
using Aurigraph.Worlds.Journal;

namespace Aurigraph.Live.Nodes;

/// <summary>Puts together what the parts of a node have counted.</summary>
internal sealed class NodeCounters(NodeMeter meter, CountedMemory memory, SocketNetwork network, StorageCounters storage, MembershipView membership, NodeId node)
{
    /// <summary>All of it, for endpoints.</summary>
    public NodeReading Read()
    {
        NetworkCounts counts = network.Counts;
        IReadOnlyList<long> held = memory.Held;
        return meter.Read(node) with
        {
            Memory = Enum.GetValues<MemoryAccount>().Where(a => a != MemoryAccount.Runtime).ToDictionary(Name, a => held[(int)a]),
            SentBytes = Enum.GetValues<TrafficClass>().ToDictionary(c => c.ToString().ToLowerInvariant(), c => counts.Lanes.Where(l => l.Class == c).Sum(l => l.SentBytes)),
            ReceivedBytes = Enum.GetValues<TrafficClass>().ToDictionary(c => c.ToString().ToLowerInvariant(), c => counts.Lanes.Where(l => l.Class == c).Sum(l => l.ReceivedBytes)),
            RefusedConnections = counts.Refusals.ToDictionary(r => r.Key.ToString().ToLowerInvariant(), r => r.Value),
            WrittenBytes = storage.BytesWritten,
            Syncs = storage.Syncs,
            Unreachable = membership.Unreachable,
            Up = membership.Up,
        };
    }

    /// <summary>What the node used so far, for the journal.</summary>
    public UsageSample Sample()
    {
        NetworkCounts counts = network.Counts;
        return new UsageSample
        {
            CpuNanoseconds = (long)Environment.CpuUsage.TotalTime.TotalNanoseconds,
            ResidentBytes = Environment.WorkingSet,
            SentBytes = counts.Lanes.Sum(l => l.SentBytes),
            ReceivedBytes = counts.Lanes.Sum(l => l.ReceivedBytes),
            WrittenBytes = storage.BytesWritten,
            DiskBusyNanoseconds = storage.SyncNanoseconds,
            Memory = memory.Held,
        };
    }

    private static string Name(MemoryAccount account)
    {
        string name = account.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
