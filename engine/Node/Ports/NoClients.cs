using Aurigraph.Node.Operations;

namespace Aurigraph.Node.Ports;

/// <summary>Nobody asks, so nobody waits for an answer.</summary>
public sealed class NoClients : IClientPort
{
    private NoClients()
    {
    }

    /// <summary>The one there is.</summary>
    public static NoClients Instance { get; } = new();

    /// <inheritdoc/>
    public void Answer(OperationAnswer answer)
    {
    }
}
