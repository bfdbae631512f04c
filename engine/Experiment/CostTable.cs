using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>What each operation costs on one core, and what the disk does. Costs below a nanosecond exist, so they are doubles in nanoseconds.</summary>
public sealed record CostTable
{
    /// <summary>Name of the table, for the report.</summary>
    public required string Name { get; init; }

    /// <summary>Per network message, sent and received each, nanoseconds.</summary>
    public required double MessageConstantNs { get; init; }

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
}
