using Aurigraph.Worlds.Recording;

namespace Aurigraph.Live.Runs;

/// <summary>What an audit of logs found.</summary>
/// <param name="ByBatch">Batch by batch.</param>
/// <param name="CommittedUnacknowledged">Transactions in the log that nobody was told of.</param>
/// <param name="MissingOrRepeated">Transactions acknowledged and missing, or there more than once.</param>
/// <param name="Violations">What is wrong, as texts.</param>
internal sealed record AuditFindings(AuditResult ByBatch, long CommittedUnacknowledged, long MissingOrRepeated, IReadOnlyList<string> Violations)
{
    /// <summary>Whether transactions could not be counted one by one, because the log was compacted.</summary>
    public bool IsByBatchAlone { get; init; }
}
