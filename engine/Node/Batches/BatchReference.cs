using Aurigraph.Units;

namespace Aurigraph.Node.Batches;

/// <summary>What consensus orders: the name of a batch, the digest of its body, and its size.</summary>
public sealed class BatchReference
{
    /// <summary>Describes a batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Count or bytes are not positive.</exception>
    public BatchReference(BatchId id, ulong digest, int count, long bytes)
        : this(id, BatchDigest.Described(digest), count, bytes)
    {
    }

    /// <summary>Names a batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Count or bytes are not positive.</exception>
    public BatchReference(BatchId id, BatchDigest digest, int count, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        Id = id;
        Digest = digest;
        Count = count;
        Bytes = bytes;
    }

    /// <summary>The batch.</summary>
    public BatchId Id { get; }

    /// <summary>The body's digest.</summary>
    public BatchDigest Digest { get; }

    /// <summary>Transactions in it.</summary>
    public int Count { get; }

    /// <summary>Bytes of its body, signatures included.</summary>
    public long Bytes { get; }

    /// <summary>A hash of all of it, the same in every process.</summary>
    public ulong TraceHash =>
        StableHash.Mix(StableHash.Mix(StableHash.Mix(StableHash.Mix(StableHash.Empty, Id.Origin.Key), Id.Incarnation), Id.Sequence), Digest.A);

    /// <inheritdoc/>
    public override string ToString() => $"{Id} ({Count} transactions, {Bytes} bytes)";
}
