using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>What each operation costs on one core, and what the disk does. Costs below a nanosecond exist, so they are doubles in nanoseconds.</summary>
public sealed partial record CostTable
{
    /// <summary>Name of the table, for the report.</summary>
    public required string Name { get; init; }

    /// <summary>When it was measured, as <c>2026-11-30</c>; null when it does not say.</summary>
    public string? Date { get; init; }

    /// <summary>The machine it was measured on, as text; null when it does not say.</summary>
    public string? Machine { get; init; }

    /// <summary>Per network message, sent and received each, nanoseconds.</summary>
    public required double MessageConstantNs { get; init; }

    /// <summary>Per message that finds its receiver without another, on top, nanoseconds: threads are woken. No table has it; pilots of live runs find it.</summary>
    public double WakeUpNs { get; init; }

    /// <summary>Per byte sent and received each, nanoseconds.</summary>
    public required double MessagePerByteNs { get; init; }

    /// <summary>Per byte that the sender of a message compresses, nanoseconds.</summary>
    public double CompressPerByteNs { get; init; }

    /// <summary>Per byte that the receiver of a compressed message has after decompression, nanoseconds.</summary>
    public double DecompressPerByteNs { get; init; }

    /// <summary>Per transaction whose signature is checked, nanoseconds.</summary>
    public required double VerifySignatureNs { get; init; }

    /// <summary>Per hash, nanoseconds.</summary>
    public required double HashConstantNs { get; init; }

    /// <summary>Per byte hashed, nanoseconds.</summary>
    public required double HashPerByteNs { get; init; }

    /// <summary>Per transaction put into a batch, nanoseconds.</summary>
    public required double BatchPerTransactionNs { get; init; }

    /// <summary>Per transaction applied, nanoseconds.</summary>
    public required double ApplyPerTransactionNs { get; init; }

    /// <summary>Per change of job when more are runnable than cores, nanoseconds.</summary>
    public required double ContextSwitchNs { get; init; }

    /// <summary>One durable write.</summary>
    public required Duration DiskSyncLatency { get; init; }

    /// <summary>Disk throughput, reads and writes together.</summary>
    public required Bandwidth DiskBandwidth { get; init; }

    /// <summary>Longest uninterrupted use of a core.</summary>
    public required Duration Quantum { get; init; }

    /// <summary>From asking an idle disk for one block until it is there, whatever else is under way.</summary>
    public Duration DiskReadLatency { get; init; }

    /// <summary>Per block that the state store reads from disk, nanoseconds: the call, its checksum, decompression, a place in the cache.</summary>
    public double StoreMissCpuNs { get; init; }

    /// <summary>Accounts that a transaction reads; not negative. What a read costs that the cache answers is part of <see cref="ApplyPerTransactionNs"/>.</summary>
    public double StoreReadsPerTransaction { get; init; }

    /// <summary>Blocks that are asked for at once, as a batch names all its accounts before it is applied; at least 1: each when its transaction comes to it.</summary>
    public double StoreReadAhead { get; init; } = 1;

    /// <summary>State that a transaction writes, before amplification; positive.</summary>
    public ByteCount StateBytesPerTransaction { get; init; } = new(250);

    /// <summary>Per byte that compaction merges, before compression, nanoseconds.</summary>
    public double StoreMergePerByteNs { get; init; }

    /// <summary>Bytes on disk over bytes of state where blocks are compressed, in (0, 1].</summary>
    public double StoreCompressionRatio { get; init; } = 1;

    /// <summary>How far each cost may be off: half width of its interval over its value, so that 0.25 stands for 25 % more or less; above 0,
    /// at most <see cref="UncertaintyMax"/>. It is the table's own and the target machine's added up. The keys are among
    /// <see cref="InputNames"/>, in order; costs that are nothing are not there, and neither are those known exactly.</summary>
    public IReadOnlyDictionary<string, double> Uncertainties { get; init; } = new SortedDictionary<string, double>(StringComparer.Ordinal);

    /// <summary>How each cost came about, where the table tells. The keys are among <see cref="InputNames"/>, in order.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
