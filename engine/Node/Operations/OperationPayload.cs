using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Operations;

/// <summary>What a log entry carries for a client of the key-value store: one operation that changes it.</summary>
public sealed class OperationPayload(StoreOperation operation) : EntryPayload
{
    /// <summary>The operation.</summary>
    public StoreOperation Operation { get; } = operation;

    /// <inheritdoc/>
    public override long Size { get; } = WireFormat.OperationHeader + operation.Key.Length + (operation.Value?.Length ?? 0) + (operation.Expected?.Length ?? 0);

    /// <inheritdoc/>
    public override ulong TraceHash => Operation.TraceHash;
}
