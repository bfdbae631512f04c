namespace Aurigraph.Contracts.Tests.Network;

public sealed class SocketNetworkContract : NetworkContract
{
    private protected override NetworkWorld Open(NetworkLimits limits) => new SocketWorld(limits);
}
