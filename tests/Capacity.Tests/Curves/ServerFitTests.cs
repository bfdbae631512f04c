using Aurigraph.Capacity.Curves;
using Aurigraph.Capacity.Study;

namespace Aurigraph.Capacity.Tests.Curves;

public sealed class ServerFitTests
{
    [Fact]
    public void Points_of_the_law_give_its_two_times_back()
    {
        CurvePoint[] points = [.. new double[] { 1, 3, 5, 7, 12 }.Select(n => new CurvePoint(n, 1 / (10e-6 + (2e-6 * (n - 1)))))];

        CurveFit fit = ServerFit.Of(points)!;

        Assert.Equal("1 / (10 us + 2 us (n - 1))", fit.Formula);
        Assert.Equal(24, fit.ReliableUpTo);
    }

    [Fact]
    public void Throughput_that_grows_with_servers_is_not_of_this_law() =>
        Assert.Null(ServerFit.Of([new(1, 100), new(3, 300), new(5, 500)]));
}
