using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Operations;

/// <summary>What a log entry carries for a client of the key-value store: one operation that changes it.</summary>
public sealed class OperationPayload(StoreOperation operation) : EntryPayload
{
    /// <summary>The operation.</summary>
    public StoreOperation Operation { get; } = operation;

    /// <inheritdoc/>
    public override long Size { get; } = WireFormat.OperationHeader + WireWriter.LengthOf(operation.Key) + WireWriter.LengthOf(operation.Value) + WireWriter.LengthOf(operation.Expected);

    /// <inheritdoc/>
    public override ulong TraceHash => Operation.TraceHash;
}
