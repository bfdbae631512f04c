using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Traffic within a container or host: it does not touch the NIC.</summary>
/// <param name="Latency">One-way latency, drawn per message.</param>
/// <param name="Bandwidth">Shared by all local traffic of one container; above zero.</param>
/// <exception cref="ArgumentOutOfRangeException">The bandwidth is not above zero.</exception>
public sealed record LocalLink(LatencyModel Latency, Bandwidth Bandwidth)
{
    /// <summary>Shared by all local traffic of one container; above zero.</summary>
    public Bandwidth Bandwidth { get; init => field = LinkModel.CheckedBandwidth(value, "bandwidth"); } =
        LinkModel.CheckedBandwidth(Bandwidth, "bandwidth");
}
