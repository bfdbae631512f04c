using Aurigraph.Units;

namespace Aurigraph.Experiment;

/// <summary>Where nodes listen when a scenario runs on real sockets.</summary>
public sealed record LiveSettings
{
    /// <summary>Ports of one node: membership, peers and drivers, HTTP, in this order.</summary>
    public const int PortsPerNode = 3;

    /// <summary>What a scenario has that says nothing.</summary>
    public static LiveSettings Default { get; } = new();

    /// <summary>Name of the cluster.</summary>
    public string Cluster { get; init; } = "aurigraph";

    /// <summary>Address on which nodes of a machine listen.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>First port of the first node.</summary>
    public int BasePort { get; init; } = 7600;

    /// <summary>The part of its cores that a container gets where control groups hold it to them, in (0, 1]: all shapes of a design are kept on a machine that is too small for it.</summary>
    public double CoreShare { get; init; } = 1;

    /// <summary>Core seconds a second that a container gets on a machine: its part, and no more than the machine has.</summary>
    /// <param name="container">One of the scenario.</param>
    /// <param name="machineCores">Cores of the machine.</param>
    public double CoresOf(Container container, int machineCores) => Math.Min(container.Cores * CoreShare, machineCores);

    /// <summary>Nodes that are elsewhere than address and first port say.</summary>
    public IReadOnlyDictionary<NodeId, NodeAddress> Addresses { get; init; } = new Dictionary<NodeId, NodeAddress>();

    /// <summary>For mutual TLS; null: connections are not encrypted.</summary>
    public CertificateFiles? Certificates { get; init; }
}

/// <summary>Where a node is reached.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">The first of its ports.</param>
public sealed record NodeAddress(string Host, int Port);

/// <summary>Files of a machine's certificate, PEM.</summary>
/// <param name="Certificate">Its certificate.</param>
/// <param name="PrivateKey">The private key.</param>
/// <param name="Authority">Certificate of the authority that signed it.</param>
public sealed record CertificateFiles(string Certificate, string PrivateKey, string Authority);
