using Aurigraph.Experiment;

namespace Aurigraph.Scenarios.Tests;

public sealed class ThresholdReaderTests
{
    [Theory]
    [InlineData("committedTps >= 900K", "committedTps", ">=", 900_000)]
    [InlineData("committedTps >= 900K/s", "committedTps", ">=", 900_000)]
    [InlineData("finality.p95 < 200ms", "finality.p95", "<", 200)]
    [InlineData("finality.p95<0.25ms", "finality.p95", "<", 0.25)]
    [InlineData("electionsPerHour < 1", "electionsPerHour", "<", 1)]
    [InlineData("node.memoryPeak.max < 76MB", "node.memoryPeak.max", "<", 76_000_000)]
    [InlineData("container[validator].cpuUtilisation.mean <= 85%", "container[validator].cpuUtilisation.mean", "<=", 0.85)]
    [InlineData("container.cpuUtilisation.max > 0.5", "container.cpuUtilisation.max", ">", 0.5)]
    [InlineData(" lost == 0 ", "lost", "==", 0)]
    [InlineData("storage.writtenBytesPerSecond < 50MB/s", "storage.writtenBytesPerSecond", "<", 50_000_000)]
    [InlineData("throughput.rejections.overloaded == 0", "throughput.rejections.overloaded", "==", 0)]
    [InlineData("batches.meanTransactions > 1.5K", "batches.meanTransactions", ">", 1_500)]
    [InlineData("consensus.leaderlessMs < 1s", "consensus.leaderlessMs", "<", 1_000)]
    public void A_limit_is_in_the_unit_of_the_summary(string text, string metric, string comparison, double limit)
    {
        Assert.Null(ThresholdReader.Read(text, out Threshold? threshold));
        Assert.Equal(new Threshold(text.Trim(), metric, comparison, limit), threshold);
    }

    [Theory]
    [InlineData("")]
    [InlineData("committedTps")]
    [InlineData("committedTps != 5")]
    [InlineData("committedTps >= 5 6")]
    [InlineData("committedTps >= -5")]
    [InlineData("finality.p95 < 200")]
    [InlineData("finality.p95 < 200MB")]
    [InlineData("p95 < 200ms")]
    [InlineData("node.memoryPeak < 76MB")]
    [InlineData("node[leader].memoryPeak.max < 76MB")]
    [InlineData("node.memoryPeak.median < 76MB")]
    [InlineData("cacheHitRatio > 80")]
    [InlineData("safety.violations == 0")]
    public void Anything_else_is_refused_with_a_reason(string text)
    {
        Assert.NotNull(ThresholdReader.Read(text, out Threshold? threshold));
        Assert.Null(threshold);
    }
}
