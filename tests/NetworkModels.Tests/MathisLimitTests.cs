using Aurigraph.Units;
using CsCheck;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class MathisLimitTests
{
    [Theory]
    [InlineData(0.0001, 100, 1_781_200)]
    [InlineData(0.01, 100, 178_120)]
    [InlineData(0.01, 10, 1_781_200)]
    public void The_limit_is_segments_per_round_trip_over_the_root_of_the_loss(double loss, double roundTripMs, double bytesPerSecond) =>
        Assert.Equal(bytesPerSecond, MathisLimit.For(loss, Ms(roundTripMs)).BytesPerSecond, 1e-3);

    [Fact]
    public void Without_loss_or_without_a_round_trip_there_is_no_limit()
    {
        Assert.True(MathisLimit.For(0, Ms(100)).IsUnlimited);
        Assert.True(MathisLimit.For(0.01, Duration.Zero).IsUnlimited);
    }

    [Fact]
    public void Four_times_the_loss_halves_it_and_so_do_two_round_trips() =>
        Gen.Select(Gen.Double[1e-6, 0.2], Gen.Long[1_000, 1_000_000_000]).Sample((loss, roundTrip) =>
        {
            double limit = MathisLimit.For(loss, new(roundTrip)).BytesPerSecond;
            return Math.Abs((MathisLimit.For(4 * loss, new(roundTrip)).BytesPerSecond * 2 / limit) - 1) < 1e-12
                && Math.Abs((MathisLimit.For(loss, new(2 * roundTrip)).BytesPerSecond * 2 / limit) - 1) < 1e-12;
        });

    [Theory]
    [InlineData(-0.1, 1)]
    [InlineData(1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0.1, -1)]
    public void Arguments_out_of_range_are_refused(double loss, double roundTripMs) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MathisLimit.For(loss, Ms(roundTripMs)));
}
