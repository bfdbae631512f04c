namespace Aurigraph.Node.Ports;

/// <summary>A message between nodes. Immutable: in the virtual world sender and receiver share the object.</summary>
public abstract class NetworkMessage
{
    /// <summary>Bytes on the wire, framing included, as the codec would write it.</summary>
    public abstract long WireSize { get; }

    /// <summary>A hash of the content that is the same in every process, for the trace.</summary>
    public abstract ulong TraceHash { get; }
}
