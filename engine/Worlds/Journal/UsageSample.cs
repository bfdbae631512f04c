namespace Aurigraph.Worlds.Journal;

/// <summary>What a node and its process used so far.</summary>
public sealed record UsageSample
{
    /// <summary>Processor time of the process, nanoseconds.</summary>
    public required long CpuNanoseconds { get; init; }

    /// <summary>Memory of the process, bytes.</summary>
    public required long ResidentBytes { get; init; }

    /// <summary>Bytes sent to other nodes.</summary>
    public required long SentBytes { get; init; }

    /// <summary>Bytes received from other nodes.</summary>
    public required long ReceivedBytes { get; init; }

    /// <summary>Bytes written by the stores.</summary>
    public required long WrittenBytes { get; init; }

    /// <summary>Time in which a durable write was under way, nanoseconds.</summary>
    public required long DiskBusyNanoseconds { get; init; }

    /// <summary>Bytes held now, in the order of <see cref="Aurigraph.Node.Ports.MemoryAccount"/>.</summary>
    public required IReadOnlyList<long> Memory { get; init; }
}
