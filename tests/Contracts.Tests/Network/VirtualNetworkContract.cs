namespace Aurigraph.Contracts.Tests.Network;

public sealed class VirtualNetworkContract : NetworkContract
{
    private protected override NetworkWorld Open(NetworkLimits limits) => new VirtualWorld(limits);
}
