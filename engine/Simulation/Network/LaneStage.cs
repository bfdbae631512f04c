namespace Aurigraph.Simulation.Network;

/// <summary>Which lane of its way a flow stands for.</summary>
internal enum LaneStage
{
    /// <summary>The sender's NIC, or the local lane of a container.</summary>
    Egress,

    /// <summary>A shared link with a bandwidth of its own.</summary>
    Link,

    /// <summary>The receiver's NIC.</summary>
    Ingress,
}
