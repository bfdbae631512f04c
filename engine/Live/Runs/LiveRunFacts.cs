using Aurigraph.Measurement;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Live.Runs;

/// <summary>What is known of a live run beside its journals.</summary>
internal sealed record LiveRunFacts
{
    /// <summary>Whether it was cut short.</summary>
    public required bool Partial { get; init; }

    /// <summary>Seconds it took.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>How often nodes were started again.</summary>
    public required int Restarts { get; init; }

    /// <summary>Faults as they fired.</summary>
    public required IReadOnlyList<FaultSpan> Faults { get; init; }

    /// <summary>What was acknowledged, held against the logs batch by batch.</summary>
    public required AuditResult Audit { get; init; }

    /// <summary>Transactions whose acknowledgement died with their origin and that are in the log.</summary>
    public required long CommittedUnacknowledged { get; init; }

    /// <summary>Transactions that a driver was told are final and that are missing from the logs, or there more than once.</summary>
    public required long MissingOrRepeated { get; init; }

    /// <summary>Time for which the budget of a container stopped it, milliseconds.</summary>
    public required IReadOnlyDictionary<string, double> ThrottledMs { get; init; }

    /// <summary>Processes of a container that were killed for its memory.</summary>
    public required IReadOnlyDictionary<string, long> MemoryKills { get; init; }

    /// <summary>Nodes that share a process, and so what is known of its processor time and memory: each counts for an equal part.</summary>
    public required int NodesPerProcess { get; init; }

    /// <summary>Processor time of the driver in the window.</summary>
    public required double DriverCpuNanoseconds { get; init; }

    /// <summary>What the reader should know.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }
}
