using Aurigraph.Units;

namespace Aurigraph.Node.Batches;

/// <summary>A batch as its origin holds it, from closing until final.</summary>
public sealed class OriginBatch(IReadOnlyList<TransactionGroup> groups, int count, long bytes)
{
    /// <summary>The transactions.</summary>
    public IReadOnlyList<TransactionGroup> Groups { get; } = groups;

    /// <summary>How many transactions.</summary>
    public int Count { get; } = count;

    /// <summary>Bytes, signatures included.</summary>
    public long Bytes { get; } = bytes;

    /// <summary>When it was closed and digested: the end of its batching phase.</summary>
    public VirtualTime ClosedAt { get; internal set; }

    /// <summary>Whether it was proposed to a leader at least once, with its body where bodies travel through the leader.</summary>
    internal bool IsProposed { get; set; }

    /// <summary>Its name, once the origin gave it one.</summary>
    public BatchReference? Reference { get; internal set; }
}
