using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Batches;

/// <summary>What a log entry carries: a reference, and with dissemination through the leader the body as well.</summary>
public sealed class BatchPayload(BatchReference reference, BatchBody? body) : EntryPayload
{
    /// <summary>The batch.</summary>
    public BatchReference Reference { get; } = reference;

    /// <summary>Its body when bodies travel inside appends; else null.</summary>
    public BatchBody? Body { get; } = body;

    /// <inheritdoc/>
    public override long Size => WireFormat.Reference + (Body is null ? 0 : Reference.Bytes);

    /// <inheritdoc/>
    public override long QuotaSize => Reference.Bytes;

    /// <inheritdoc/>
    public override ulong TraceHash => Reference.TraceHash;
}
