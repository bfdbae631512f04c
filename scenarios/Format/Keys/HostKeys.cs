using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of hosts and of what reserves a part of them.</summary>
internal static class HostKeys
{
    /// <summary>Hosts of one deployment.</summary>
    public const int MaxHosts = 1_000;

    /// <summary>Reservations of one deployment.</summary>
    public const int MaxReservations = 1_000;

    public static readonly Key<Bandwidth> DiskBandwidth = new("bandwidth", Quantities.DiskBandwidth, "Throughput, reads and writes together.") { DefaultNote = "that of `costs`" };
    public static readonly Key<Duration> SyncLatency = new("syncLatency", Quantities.Time.AtMost(Duration.FromMilliseconds(10_000)), "One durable write.") { DefaultNote = "that of `costs`" };
    public static readonly GroupShape DiskGroup = new("the disk of a host", DiskBandwidth, SyncLatency) { Flow = true };

    public static readonly Key<string> Id = new("id", TextShape.Name, "What containers and reservations call it.") { IsRequired = true };
    public static readonly Key<int> Cores = new("cores", Quantities.Integer.Between(1, 1_024), "Hardware threads.") { IsRequired = true };
    public static readonly Key<ByteCount> Memory = new("memory", Quantities.Size.Positive(), "Memory of the machine.") { IsRequired = true };
    public static readonly Key<Bandwidth> Nic = new("nic", Quantities.NetworkBandwidth, "Its NIC, egress and ingress each.") { DefaultNote = "that of `network`" };
    public static readonly Key<KeyValues> Disk = new("disk", DiskGroup, "Its disk.") { DefaultNote = "as `costs` has it" };
    public static readonly Key<double> SmtYield = new("smtYield", Quantities.Number.Positive().AtMost(1), "What a hardware thread is worth beside its busy sibling: 1 without siblings, some 0.6 with two threads a core.") { Default = "1.0" };
    public static readonly GroupShape Host = new("a host", Id, Cores, Memory, Nic, Disk, SmtYield) { Flow = true };

    public static readonly Key<string> ReservationName = new("name", TextShape.Name, "What it is.") { IsRequired = true };
    public static readonly Key<string> ReservationHost = new("host", TextShape.Name, "The host, by its `id`.") { IsRequired = true };
    public static readonly Key<double> ReservedCores = new("cores", Quantities.Number.AtMost(1_024), "Cores that it keeps busy; may be a fraction.") { Default = "0" };
    public static readonly Key<ByteCount> ReservedMemory = new("memory", Quantities.Size, "Memory that it holds.") { Default = "0B" };
    public static readonly GroupShape Reservation = new("a reservation", ReservationName, ReservationHost, ReservedCores, ReservedMemory) { Flow = true };
}
