using Aurigraph.Units;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class LinkModelTests
{
    private static readonly LinkModel Link = new(new ConstantLatency(Ms(1)), 0.001, Bandwidth.FromBitsPerSecond(1e9));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_loss_that_is_no_probability_below_one_is_refused(double loss)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinkModel(Link.Latency, loss, Link.Bandwidth));
        Assert.Throws<ArgumentOutOfRangeException>(() => Link with { Loss = loss });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_bandwidth_that_is_not_above_zero_is_refused(double bytesPerSecond)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinkModel(Link.Latency, 0, new Bandwidth(bytesPerSecond)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Link with { Bandwidth = new Bandwidth(bytesPerSecond) });
    }

    [Fact]
    public void A_copy_keeps_what_it_does_not_change()
    {
        LinkModel lossy = Link with { Loss = 0.2 };
        Assert.Equal(new LinkModel(new ConstantLatency(Ms(1)), 0.2, Bandwidth.FromBitsPerSecond(1e9)), lossy);
        Assert.Equal(0.001, Link.Loss);
    }
}
