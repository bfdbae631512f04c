namespace Aurigraph.Node.Ports;

/// <summary>A message between nodes. Immutable: in the virtual world sender and receiver share the object.</summary>
public abstract class NetworkMessage
{
    /// <summary>Bytes on the wire, framing included, as the codec would write it.</summary>
    public abstract long WireSize { get; }

    /// <summary>Bytes of memory that the message holds while it waits to be sent, beyond what its sender accounts for elsewhere: a body that is
    /// still in the mempool or among the bodies is not held twice.</summary>
    public virtual long HeldSize => WireSize;

    /// <summary>A hash of the content that is the same in every process, for the trace.</summary>
    public abstract ulong TraceHash { get; }
}
