using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>What a lane has done up to an instant. Two of them give the exact utilisation between them.</summary>
/// <param name="At">The instant.</param>
/// <param name="Busy">Time spent transferring until then, a transfer under way counted up to that instant; always 0 when the bandwidth is unlimited.</param>
/// <param name="Bytes">Bytes whose transfer has begun until then.</param>
/// <param name="WaitingConnections">Connections with something waiting in it at that instant.</param>
public readonly record struct LaneUsage(VirtualTime At, Duration Busy, long Bytes, int WaitingConnections)
{
    /// <summary>The share of the time since <paramref name="earlier"/> in which the lane was busy, in [0, 1]; 0 for an empty span.</summary>
    public double UtilisationSince(LaneUsage earlier) =>
        At <= earlier.At ? 0 : (Busy - earlier.Busy).Nanoseconds / (double)(At - earlier.At).Nanoseconds;

    /// <summary>Bytes per second since <paramref name="earlier"/>; 0 for an empty span.</summary>
    public double BytesPerSecondSince(LaneUsage earlier) =>
        At <= earlier.At ? 0 : (Bytes - earlier.Bytes) / (At - earlier.At).Seconds;
}
