using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Experiment.Tests;

public sealed class MetricTableTests
{
    [Theory]
    [InlineData("throughput.committedTps", "throughput.committedTps", MetricUnit.Rate)]
    [InlineData("committedTps", "throughput.committedTps", MetricUnit.Rate)]
    [InlineData("lost", "throughput.lost", MetricUnit.Count)]
    [InlineData("elections", "consensus.elections", MetricUnit.Count)]
    [InlineData("electionsPerHour", "consensus.electionsPerHour", MetricUnit.Count)]
    [InlineData("electionsPerHour.low", null, MetricUnit.Count)]
    [InlineData("consensus.electionsPerHour.low", "consensus.electionsPerHour.low", MetricUnit.Count)]
    [InlineData("finality.p95", "finality.p95", MetricUnit.Milliseconds)]
    [InlineData("phases.ordering.p95", "phases.ordering.p95", MetricUnit.Milliseconds)]
    [InlineData("cacheHitRatio", "storage.cacheHitRatio", MetricUnit.Ratio)]
    [InlineData("throughput.rejections.overloaded", "throughput.rejections.overloaded", MetricUnit.Count)]
    [InlineData("throughput.rejections.", null, MetricUnit.Count)]
    [InlineData("p95", null, MetricUnit.Count)]
    [InlineData("count", null, MetricUnit.Count)]
    [InlineData("memoryPeak", null, MetricUnit.Count)]
    [InlineData("", null, MetricUnit.Count)]
    public void A_metric_of_the_run_is_found_by_path_or_by_a_last_name_of_its_own(string text, string? path, MetricUnit unit)
    {
        MetricReference? found = MetricTable.Find(text);
        Assert.Equal(path, found?.Metric.Path);
        if (path is not null)
            Assert.Equal(new MetricReference(new Metric(path, unit, MetricScope.Run), null, null), found);
    }

    [Theory]
    [InlineData("node.memoryPeak.max", MetricScope.Node, "memoryPeak", MetricAggregate.Max, null)]
    [InlineData("node[slim].lagMs.p95.mean", MetricScope.Node, "lagMs.p95", MetricAggregate.Mean, NodeRole.Slim)]
    [InlineData("node[business].memory.mempool.sum", MetricScope.Node, "memory.mempool", MetricAggregate.Sum, NodeRole.Business)]
    [InlineData("container[validator].cpuUtilisation.mean", MetricScope.Container, "cpuUtilisation", MetricAggregate.Mean, NodeRole.Validator)]
    [InlineData("host.diskUtilisation.max", MetricScope.Host, "diskUtilisation", MetricAggregate.Max, null)]
    [InlineData("container.memoryKills.min", MetricScope.Container, "memoryKills", MetricAggregate.Min, null)]
    public void A_metric_of_nodes_or_containers_is_found_by_an_aggregate(string text, MetricScope scope, string path, MetricAggregate aggregate, NodeRole? role)
    {
        MetricReference? found = MetricTable.Find(text);
        Assert.NotNull(found);
        Assert.Equal((scope, path, aggregate, role), (found.Metric.Scope, found.Metric.Path, found.Aggregate!.Value, found.Role));
    }

    [Theory]
    [InlineData("node.memoryPeak")]
    [InlineData("node.memoryPeak.median")]
    [InlineData("node[leader].memoryPeak.max")]
    [InlineData("node[validator.memoryPeak.max")]
    [InlineData("machine.memoryPeak.max")]
    [InlineData("host[validator].memoryPeak.max")]
    [InlineData("node.memoryKills.max")]
    [InlineData("node..max")]
    public void Nothing_else_is_an_aggregate(string text) => Assert.Null(MetricTable.Find(text));

    [Fact]
    public void Every_name_that_is_suggested_is_found() => Assert.All(MetricTable.Names, n => Assert.NotNull(MetricTable.Find(n)));

    [Fact]
    public void No_metric_is_listed_twice() => Assert.Equal(MetricTable.All.Count, MetricTable.All.Select(m => (m.Scope, m.Path)).Distinct().Count());

    [Fact]
    public void Any_text_is_looked_up_without_failing() => Gen.String.Sample(text =>
    {
        _ = MetricTable.Find(text);
        _ = MetricTable.Find($"node[{text}].{text}.max");
    });
}
