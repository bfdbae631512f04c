using Aurigraph.Node.Operations;

namespace Aurigraph.Node.Ports;

/// <summary>The way back to clients of the key-value store.</summary>
public interface IClientPort
{
    /// <summary>Sends an answer to the client of its request; it may be lost.</summary>
    void Answer(OperationAnswer answer);
}
