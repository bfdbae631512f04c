namespace Aurigraph.Units.Tests;

public class BandwidthTests
{
    [Fact]
    public void Ten_gigabits_carry_1250_megabytes_in_a_second()
    {
        Bandwidth nic = Bandwidth.FromBitsPerSecond(10e9);
        Assert.Equal(1.25e9, nic.BytesPerSecond);
        Assert.Equal(10e9, nic.BitsPerSecond);
        Assert.Equal(Duration.FromSeconds(1), nic.TimeFor(new ByteCount(1_250_000_000)));
    }

    [Fact]
    public void A_transfer_time_is_rounded_to_the_nearest_nanosecond() =>
        Assert.Equal(new Duration(667), new Bandwidth(1.5e9).TimeFor(new ByteCount(1_000)));

    [Fact]
    public void An_unlimited_transfer_takes_no_time()
    {
        Assert.True(Bandwidth.Unlimited.IsUnlimited);
        Assert.Equal(Duration.Zero, Bandwidth.Unlimited.TimeFor(new ByteCount(long.MaxValue)));
    }

    [Fact]
    public void A_transfer_without_bandwidth_never_ends() =>
        Assert.Equal(VirtualTime.Never, VirtualTime.Zero + new Bandwidth(0).TimeFor(new ByteCount(1)));
}
