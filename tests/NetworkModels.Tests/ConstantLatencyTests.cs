using Aurigraph.Units;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class ConstantLatencyTests
{
    [Fact]
    public void Every_draw_is_the_value()
    {
        var model = new ConstantLatency(Ms(0.25));
        Assert.Equal(Ms(0.25), model.Draw(new SeededGenerator(1)));
        Assert.Equal(Ms(0.25), model.Mean);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3_600_000_000_001)]
    public void A_latency_that_is_negative_or_beyond_the_longest_is_refused(long nanoseconds) =>
        Assert.Equal("latency", Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantLatency(new Duration(nanoseconds))).ParamName);
}
