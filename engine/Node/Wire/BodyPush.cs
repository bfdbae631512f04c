using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Wire;

/// <summary>An origin hands a body to a validator, or a validator answers a pull.</summary>
public sealed class BodyPush(BatchBody body, bool pulled) : NetworkMessage
{
    /// <summary>The body.</summary>
    public BatchBody Body { get; } = body;

    /// <summary>Whether it answers a pull.</summary>
    public bool Pulled { get; } = pulled;

    /// <inheritdoc/>
    public override long WireSize => WireFormat.Frame + WireFormat.Reference + 1 + Body.Reference.Bytes;

    /// <summary>An origin's body is accounted for in its mempool; one read back to answer a pull is not accounted for anywhere else.</summary>
    public override long HeldSize => Pulled ? WireSize : WireFormat.Frame + WireFormat.Reference + 1;

    /// <inheritdoc/>
    public override ulong TraceHash => Body.Reference.TraceHash;
}
