using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Operations;

/// <summary>A client asks a validator for an operation.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Attempt">The client's name for this request, which comes back with the answer: an operation may be asked for more than once.</param>
public sealed record OperationRequest(StoreOperation Operation, long Attempt) : ITraced
{
    /// <inheritdoc/>
    public ulong TraceHash => StableHash.Mix(Operation.TraceHash, Attempt);
}
