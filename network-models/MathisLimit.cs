using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>How fast one TCP connection sends in the long run when packets are lost: (MSS / RTT) 1.22 / sqrt(p). Source: Mathis, Semke, Mahdavi
/// and Ott, The macroscopic behavior of the TCP congestion avoidance algorithm (1997), equation 3, for periodic losses and an
/// acknowledgement per packet. An upper bound for congestion control that halves its window at a loss; meant for losses up to a few percent.</summary>
public static class MathisLimit
{
    private const double Factor = 1.22; // sqrt(3 / 2)

    /// <summary>The limit of one connection; unlimited without loss or without a round trip.</summary>
    /// <param name="loss">Probability that a packet is lost, in [0, 1).</param>
    /// <param name="roundTrip">Round trip of the connection; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public static Bandwidth For(double loss, Duration roundTrip)
    {
        if (loss is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(loss), loss, "A loss is a probability from 0 to below 1.");
        ArgumentOutOfRangeException.ThrowIfNegative(roundTrip.Nanoseconds, nameof(roundTrip));
        if (loss == 0 || roundTrip == Duration.Zero)
            return Bandwidth.Unlimited;
        return new(RetransmissionModel.EthernetSegment.Bytes / roundTrip.Seconds * Factor / Math.Sqrt(loss));
    }
}
