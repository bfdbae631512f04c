using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of <c>live</c>.</summary>
internal static class LiveKeys
{
    public static readonly Key<string> Node = new("node", TextShape.Node, "The node.") { IsRequired = true };
    public static readonly Key<string> At = new("at", TextShape.Endpoint, "Its host and the first of its three ports.") { IsRequired = true };
    public static readonly GroupShape Address = new("an address", Node, At) { Flow = true };

    public static readonly Key<string> Certificate = new("certificate", TextShape.File, "Certificate of this machine's nodes, PEM.") { IsRequired = true };
    public static readonly Key<string> PrivateKey = new("key", TextShape.File, "Its private key, PEM.") { IsRequired = true };
    public static readonly Key<string> Authority = new("authority", TextShape.File, "Certificate of the authority that signed all nodes' certificates, PEM.") { IsRequired = true };
    public static readonly GroupShape Certificates = new("certificates", Certificate, PrivateKey, Authority) { Flow = true };

    public static readonly Key<string> Cluster = new("cluster", TextShape.Name, "Name of the cluster; nodes of another are refused.") { Default = "aurigraph" };
    public static readonly Key<string> Listen = new("listen", TextShape.Listen, "Address on which nodes of this machine listen.") { Default = "127.0.0.1" };
    public static readonly Key<int> BasePort = new("basePort", Quantities.Integer.Between(1_024, 60_000), "First port of the first node; each node has three, in the order of nodes: membership, peers and drivers, HTTP.") { Default = "7600" };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Addresses = new("addresses", new ListShape<KeyValues>(Address, 0, DeploymentKeys.MaxNodes), "Nodes that are elsewhere than `listen` and `basePort` say.") { Default = "[]" };
    public static readonly Key<double> CoreShare = new("coreShare", Quantities.Probability.Positive(), "Part of its cores that a container gets when `run --live` holds it to them; projections of live runs take it, too.") { Default = "1" };
    public static readonly Key<KeyValues> Tls = new("certificates", Certificates, "Mutual TLS between nodes, and from drivers to nodes.") { DefaultNote = "none: connections are not encrypted" };

    public static readonly GroupShape Group = new("the live group", Cluster, Listen, BasePort, CoreShare, Addresses, Tls);
}
