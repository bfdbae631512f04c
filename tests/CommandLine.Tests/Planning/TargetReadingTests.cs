using Aurigraph.Capacity.Planning;
using Aurigraph.CommandLine.Planning;

namespace Aurigraph.CommandLine.Tests.Planning;

public sealed class TargetReadingTests
{
    [Theory]
    [InlineData("1M/s, finality.p95 < 200ms", 1_000_000, 1)]
    [InlineData("250K", 250_000, 0)]
    [InlineData("finality.p99 <= 1s, committedTps >= 900K, lost == 0", 900_000, 2)]
    public void A_target_is_a_rate_and_what_must_hold_at_it(string text, double tps, int conditions)
    {
        PlanTarget? target = TargetReading.Read(text, out IReadOnlyList<string> faults);
        Assert.Empty(faults);
        Assert.Equal(tps, target!.Tps);
        Assert.Equal(conditions, target.Conditions.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5/s")]
    [InlineData("")]
    [InlineData("1M/x")]
    [InlineData("1M/s, 2M/s")]
    [InlineData("finality.p95 < 200ms")]
    [InlineData("1M/s, finality.p95 < 200MB")]
    [InlineData("1M/s, speed < 3")]
    public void A_target_without_a_positive_rate_or_with_an_unknown_metric_or_unit_is_refused(string text)
    {
        Assert.Null(TargetReading.Read(text, out IReadOnlyList<string> faults));
        Assert.NotEmpty(faults);
    }
}
