using Aurigraph.Units;
using CsCheck;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class RetransmissionModelTests
{
    private static readonly RetransmissionModel Tcp = RetransmissionModel.Tcp;
    private static readonly Duration RoundTrip = Ms(40);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1_460, 1)]
    [InlineData(1_461, 2)]
    [InlineData(256_000, 176)]
    public void A_message_takes_as_many_packets_as_its_bytes_fill(long bytes, long packets) =>
        Assert.Equal(packets, Tcp.PacketsFor(new ByteCount(bytes)));

    [Fact]
    public void Without_loss_there_is_no_delay_and_no_draw()
    {
        var generator = new SeededGenerator(1);
        Assert.Equal(Duration.Zero, Tcp.DelayFor(new ByteCount(1_000_000), 0, RoundTrip, generator));
        Assert.Equal(new SeededGenerator(1).NextUInt64(), generator.NextUInt64());
    }

    [Theory]
    [InlineData(40, 1, 200)]
    [InlineData(40, 3, 1_400)]
    [InlineData(300, 2, 1_800)]
    [InlineData(20_000, 3, 160_000)]
    [InlineData(90_000, 2, 120_000)]
    public void A_timeout_is_at_least_200_ms_or_two_round_trips_and_doubles_up_to_a_minute(double roundTripMs, int repeats, double expectedMs) =>
        Assert.Equal(Ms(expectedMs), Tcp.TimeoutsOf(repeats, Ms(roundTripMs)));

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(3, 0.2)]
    [InlineData(50, 0.01)]
    [InlineData(22_000, 0.0001)]
    [InlineData(22_000, 0.3)]
    public void The_unluckiest_of_n_packets_is_lost_k_times_in_a_row_with_the_probability_of_the_formula(long packets, double loss)
    {
        const int Messages = 100_000;
        var generator = new SeededGenerator(21);
        int[] losses = [.. Enumerable.Range(0, Messages).Select(_ => Tcp.LossesInARow(packets, loss, generator))];
        for (int k = 1; k <= 12; k++)
        {
            double probability = 1 - Math.Pow(1 - Math.Pow(loss, k), packets);
            double error = 4 * Math.Sqrt(probability * (1 - probability) * Messages);
            Assert.InRange(losses.Count(n => n >= k), (probability * Messages) - error - 1, (probability * Messages) + error + 1);
        }
    }

    [Theory]
    [InlineData(1_000, 0.05)]
    [InlineData(4_000, 0.1)]
    [InlineData(10_000, 0.05)]
    [InlineData(100_000, 0.02)]
    public void Delays_have_the_distribution_that_packet_by_packet_draws_give(long bytes, double loss)
    {
        const int Messages = 40_000;
        var ours = new SeededGenerator(31);
        var theirs = new SeededGenerator(32);
        int packets = (int)Tcp.PacketsFor(new ByteCount(bytes));
        Duration[] drawn = [.. Enumerable.Range(0, Messages).Select(_ => Tcp.DelayFor(new ByteCount(bytes), loss, RoundTrip, ours))];
        Duration[] expected = [.. Enumerable.Range(0, Messages).Select(_ => PacketByPacket(packets, loss, theirs))];
        foreach (Duration value in expected.Distinct())
        {
            double share = expected.Count(d => d <= value) / (double)Messages;
            double error = 4 * Math.Sqrt(2 * share * (1 - share) / Messages);
            Assert.InRange(drawn.Count(d => d <= value) / (double)Messages, share - error - 1e-4, share + error + 1e-4);
        }
    }

    [Fact]
    public void A_single_packet_that_is_lost_waits_for_the_timeout_because_nothing_follows_it() =>
        Assert.Equal([Ms(0), Ms(200), Ms(600)], DelaysOf(1_000, 0.1).Where(d => d < Ms(1_000)).Distinct().Order());

    [Fact]
    public void A_message_of_many_packets_mostly_loses_one_that_others_follow_and_waits_a_round_trip()
    {
        Duration[] delays = DelaysOf(1_000_000, 0.001);
        Assert.InRange(delays.Count(d => d == RoundTrip) / (double)delays.Count(d => d > Duration.Zero), 0.95, 1);
    }

    [Fact]
    public void The_largest_message_over_the_worst_link_takes_few_draws_and_a_bounded_delay()
    {
        const int MostDraws = 16;
        var generator = new SeededGenerator(5);
        Duration delay = Tcp.DelayFor(new ByteCount(long.MaxValue), 0.999, RoundTrip, generator);
        Assert.Equal(Tcp.TimeoutsOf(Tcp.MaximumRepeats, RoundTrip), delay);
        ulong next = generator.NextUInt64();
        var same = new SeededGenerator(5);
        Assert.Contains(next, Enumerable.Range(0, MostDraws).Select(_ => same.NextUInt64()));
    }

    [Fact]
    public void Equal_seeds_draw_equal_delays() =>
        Gen.Select(Gen.ULong, Gen.Long[0, 50_000_000], Gen.Double[0, 0.99]).Sample((seed, bytes, loss) =>
            Tcp.DelayFor(new(bytes), loss, RoundTrip, new SeededGenerator(seed)) == Tcp.DelayFor(new(bytes), loss, RoundTrip, new SeededGenerator(seed)));

    [Fact]
    public void Settings_of_its_own_are_obeyed()
    {
        RetransmissionModel dataCentre = Tcp with { MinimumTimeout = Ms(5), MaximumTimeout = Ms(10), MaximumRepeats = 2, SegmentSize = new(9_000) };
        Assert.Equal(Ms(15), dataCentre.TimeoutsOf(2, Ms(0.1)));
        Assert.Equal(1, dataCentre.PacketsFor(new(9_000)));
        Assert.Equal(2, dataCentre.LossesInARow(1_000_000, 0.9, new SeededGenerator(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tcp with { MinimumTimeout = Duration.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => Tcp with { MaximumRepeats = 0 });
    }

    [Theory]
    [InlineData(-1, 0.1, 40)]
    [InlineData(1, -0.1, 40)]
    [InlineData(1, 1, 40)]
    [InlineData(1, double.NaN, 40)]
    [InlineData(1, 0.1, -40)]
    public void Arguments_out_of_range_are_refused(long bytes, double loss, double roundTripMs) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tcp.DelayFor(new(bytes), loss, Ms(roundTripMs), new SeededGenerator(1)));

    private static Duration[] DelaysOf(long bytes, double loss)
    {
        var generator = new SeededGenerator(17);
        return [.. Enumerable.Range(0, 20_000).Select(_ => Tcp.DelayFor(new ByteCount(bytes), loss, RoundTrip, generator))];
    }

    /// <summary>The model said plainly: each packet is lost until a copy arrives, the slowest one decides.</summary>
    private static Duration PacketByPacket(int packets, double loss, SeededGenerator generator)
    {
        Duration slowest = Duration.Zero;
        for (int i = 0; i < packets; i++)
        {
            Duration delay = Duration.Zero;
            Duration timeout = Ms(200);
            bool followed = packets - 1 - i >= 3;
            for (int copy = 0; generator.NextDouble() < loss; copy++)
            {
                bool fast = followed && copy == 0;
                delay += fast ? RoundTrip : timeout;
                timeout = fast ? timeout : timeout * 2;
            }
            slowest = Duration.Max(slowest, delay);
        }
        return slowest;
    }
}
