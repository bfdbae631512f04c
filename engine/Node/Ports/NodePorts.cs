using Aurigraph.Units;

namespace Aurigraph.Node.Ports;

/// <summary>All that a node sees of the world outside, for one incarnation.</summary>
public sealed record NodePorts
{
    /// <summary>The network.</summary>
    public required INetworkPort Network { get; init; }

    /// <summary>The durable log.</summary>
    public required ILogStore Log { get; init; }

    /// <summary>The state on disk.</summary>
    public required IStateStore State { get; init; }

    /// <summary>The archive of an observer.</summary>
    public required IArchive Archive { get; init; }

    /// <summary>The processor.</summary>
    public required IComputePort Compute { get; init; }

    /// <summary>Memory of the container.</summary>
    public required IMemoryPort Memory { get; init; }

    /// <summary>The time.</summary>
    public required IClock Clock { get; init; }

    /// <summary>Randomness of this node and incarnation.</summary>
    public required SeededGenerator Generator { get; init; }

    /// <summary>Where to report.</summary>
    public required INodeProbe Probe { get; init; }

    /// <summary>Checks signatures of transactions that are materialised; null where they are only described, or carry none.</summary>
    public ITransactionVerifier? Signatures { get; init; }

    /// <summary>The way back to clients of the key-value store; nobody unless said otherwise.</summary>
    public IClientPort Clients { get; init; } = NoClients.Instance;
}
