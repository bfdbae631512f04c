using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>Loss as delay: how much later a message is complete because packets of it were lost and sent again, as a reliable stream does.
/// <para>Model: the packets of a message are lost independently, copies included. A lost packet that at least three packets of the same message follow
/// is noticed by their acknowledgements and arrives one round trip late (fast retransmit, RFC 5681); one of the last three, and every copy that is
/// lost again, waits for the retransmission time-out max(<see cref="MinimumTimeout"/>, 2 round trips), which doubles at each repeat up to <see cref="MaximumTimeout"/> (RFC 6298, section 5).
/// Losses are repaired side by side, as with selective acknowledgements, so the message waits for its slowest packet, not for
/// the sum of all.</para>
/// <para>Not modelled: what losses do to the sending rate, which is <see cref="MathisLimit"/>; bursts of losses; round-trip estimation.</para></summary>
public sealed record RetransmissionModel
{
    // Fast retransmit takes three duplicate acknowledgements: the packets behind a lost one cause them (RFC 5681, section 3.2).
    private const int DuplicateAcknowledgements = 3;

    /// <summary>TCP as deployed: the values below.</summary>
    public static RetransmissionModel Tcp { get; } = new();

    /// <summary>Payload of a full packet on Ethernet: 1,500 bytes less 40 of IPv4 and TCP headers.</summary>
    public static ByteCount EthernetSegment => new(1_460);

    /// <summary>Payload of a full packet; above zero.</summary>
    public ByteCount SegmentSize { get; init => field = new(AtLeastOne(value.Bytes, nameof(SegmentSize))); } = EthernetSegment;

    /// <summary>The shortest time-out; above zero. 200 ms as in Linux; RFC 6298 recommends a second.</summary>
    public Duration MinimumTimeout { get; init => field = new(AtLeastOne(value.Nanoseconds, nameof(MinimumTimeout))); } = Duration.FromMilliseconds(200);

    /// <summary>The longest time-out; above zero, and it prevails over the shortest. 60 s, the least bound RFC 6298 allows.</summary>
    public Duration MaximumTimeout { get; init => field = new(AtLeastOne(value.Nanoseconds, nameof(MaximumTimeout))); } = Duration.FromSeconds(60);

    /// <summary>How many copies of a packet may be lost in a row, 15 as in Linux; the next one arrives. Above zero.</summary>
    public int MaximumRepeats { get; init => field = (int)AtLeastOne(value, nameof(MaximumRepeats)); } = 15;

    /// <summary>How many packets carry a message; an empty message takes one.</summary>
    public long PacketsFor(ByteCount bytes) =>
        Math.Max(1, (bytes.Bytes / SegmentSize.Bytes) + (bytes.Bytes % SegmentSize.Bytes == 0 ? 0 : 1));

    /// <summary>Draws how much later than without loss a message is complete; to be asked once for each message, or for each chunk that travels alone. Two exponential draws at most, whatever the size: the slowest of n packets needs more
    /// than k copies with probability 1 - (1 - loss^k)^n, which is inverted.</summary>
    /// <param name="bytes">Size of the message; not negative.</param>
    /// <param name="loss">Probability that a packet is lost, in [0, 1).</param>
    /// <param name="roundTrip">Expected round trip of the link; not negative.</param>
    /// <param name="generator">Where the bits come from; not touched when the loss is zero.</param>
    /// <returns>Zero when nothing was lost.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public Duration DelayFor(ByteCount bytes, double loss, Duration roundTrip, SeededGenerator generator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes.Bytes, nameof(bytes));
        ArgumentOutOfRangeException.ThrowIfNegative(roundTrip.Nanoseconds, nameof(roundTrip));
        if (loss is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(loss), loss, "A loss is a probability from 0 to below 1.");
        if (loss == 0)
            return Duration.Zero;
        long packets = PacketsFor(bytes);
        long last = Math.Min(packets, DuplicateAcknowledgements);
        int losses = LossesInARow(last, loss, generator);
        Duration delay = TimeoutsOf(losses, roundTrip);
        if (packets > last)
        {
            int earlier = LossesInARow(packets - last, loss, generator);
            if (earlier > 0)
                delay = Duration.Max(delay, roundTrip + TimeoutsOf(earlier - 1, roundTrip));
        }
        return delay;
    }

    /// <summary>How long <paramref name="repeats"/> time-outs in a row take.</summary>
    internal Duration TimeoutsOf(int repeats, Duration roundTrip)
    {
        Duration timeout = Duration.Min(MaximumTimeout, Duration.Max(MinimumTimeout, roundTrip * 2));
        Duration sum = Duration.Zero;
        for (int i = 0; i < repeats; i++)
        {
            sum += timeout;
            timeout = Duration.Min(MaximumTimeout, timeout * 2);
        }
        return sum;
    }

    /// <summary>How often the unluckiest of some packets is lost in a row: at least k times with probability 1 - (1 - loss^k)^packets, that is, when an
    /// exponential draw falls below -packets log(1 - loss^k).</summary>
    internal int LossesInARow(long packets, double loss, SeededGenerator generator)
    {
        double draw = generator.NextStandardExponential();
        double allLost = loss;
        int losses = 0;
        while (losses < MaximumRepeats && draw < -packets * DeterministicMath.Log(1 - allLost))
        {
            losses++;
            allLost *= loss;
        }
        return losses;
    }

    private static long AtLeastOne(long value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }
}
