using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>What lies between two places, in one direction.</summary>
/// <param name="Latency">One-way latency, drawn per message.</param>
/// <param name="Loss">Probability that a packet is lost, in [0, 1); a loss delays the message by a retransmission.</param>
/// <param name="Bandwidth">What all traffic of this link shares in this direction; unlimited when only the NICs bound it.</param>
/// <exception cref="ArgumentOutOfRangeException">The loss is not in [0, 1), or the bandwidth is not above zero.</exception>
public sealed record LinkModel(LatencyModel Latency, double Loss, Bandwidth Bandwidth)
{
    /// <summary>Probability that a packet is lost, in [0, 1).</summary>
    public double Loss { get; init => field = CheckedLoss(value); } = CheckedLoss(Loss);

    /// <summary>What all traffic of this link shares in this direction; above zero.</summary>
    public Bandwidth Bandwidth { get; init => field = CheckedBandwidth(value, "bandwidth"); } = CheckedBandwidth(Bandwidth, "bandwidth");

    private static double CheckedLoss(double loss) => loss is >= 0 and < 1
        ? loss
        : throw new ArgumentOutOfRangeException(nameof(loss), loss, "A loss is a probability from 0 to below 1; to cut a link, use a partition.");

    /// <summary>The bandwidth given, if anything passes at all.</summary>
    internal static Bandwidth CheckedBandwidth(Bandwidth bandwidth, string key) => bandwidth.BytesPerSecond > 0
        ? bandwidth
        : throw new ArgumentOutOfRangeException(key, bandwidth.BytesPerSecond,
            $"A {key} is above 0 bytes per second; to cut a link, use a partition.");
}
