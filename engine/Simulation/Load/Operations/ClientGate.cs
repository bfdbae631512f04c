using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;

namespace Aurigraph.Simulation.Load.Operations;

/// <summary>One incarnation's way back to clients: cut when it dies.</summary>
internal sealed class ClientGate(Func<IClientPort?> clients) : IClientPort
{
    /// <summary>Whether nothing passes any more.</summary>
    public bool IsCut { get; set; }

    /// <inheritdoc/>
    public void Answer(OperationAnswer answer)
    {
        if (!IsCut)
            clients()?.Answer(answer);
    }
}
