using System.Reflection;
using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Scenarios.Tests;

/// <summary>The table of metrics is written by hand and held against the records of a result.</summary>
public sealed class MetricTableTests
{
    // Inputs, what only tells whether a run had settled, and what was projected of a live one.
    private static readonly string[] NotMeasured = ["seed", "operations.clients", "steadiness", "projectedBottleneck"];

    // Series have files of their own.
    private static readonly Type[] Series = [typeof(TimelineRow), typeof(PercentilePoint), typeof(ElectionRow), typeof(LeaderSpan), typeof(FaultSpan), typeof(MemoryMisfit), typeof(Warning), typeof(ThresholdOutcome), typeof(ProjectedFigure), typeof(string)];

    [Fact]
    public void Every_number_of_a_result_is_a_metric_and_every_metric_a_number_of_a_result()
    {
        // The rate of elections may be named without saying which of its figures is meant.
        string[] table = [.. MetricTable.All.Where(m => m.Path != "consensus.electionsPerHour").Select(m => $"{m.Scope} {m.Path}").Order(StringComparer.Ordinal)];
        string[] records = [.. Numbers(typeof(RunResult), MetricScope.Run, "").Order(StringComparer.Ordinal)];
        Assert.Equal(records, table);
    }

    [Fact]
    public void Units_agree_with_names()
    {
        foreach (Metric metric in MetricTable.All)
        {
            string last = metric.Path[(metric.Path.LastIndexOf('.') + 1)..];
            Assert.True(!last.EndsWith("Ms", StringComparison.Ordinal) || metric.Unit == MetricUnit.Milliseconds, metric.Path);
            Assert.True(!last.EndsWith("Tps", StringComparison.Ordinal) || metric.Unit == MetricUnit.Rate, metric.Path);
            Assert.True(last is not ("egressBytes" or "ingressBytes" or "memoryPeak" or "memoryLimit") || metric.Unit == MetricUnit.Bytes, metric.Path);
            Assert.True(!last.Contains("tilisation", StringComparison.Ordinal) || metric.Unit == MetricUnit.Ratio, metric.Path);
        }
    }

    private static IEnumerable<string> Numbers(Type type, MetricScope scope, string path)
    {
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            string name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            string full = path.Length == 0 ? name : $"{path}.{name}";
            Type inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (NotMeasured.Contains(full) || inner == typeof(bool) || inner == typeof(string) || inner == typeof(Aurigraph.Units.NodeId))
                continue;
            if (inner.IsPrimitive)
            {
                yield return $"{scope} {full}";
                continue;
            }
            Type? item = inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? inner.GetGenericArguments()[0] : null;
            if (item is null && !inner.IsGenericType)
            {
                foreach (string number in Numbers(inner, scope, full))
                    yield return number;
            }
            else if (item is not null && !Series.Contains(item))
            {
                foreach (string number in Numbers(item, item == typeof(NodeFigures) ? MetricScope.Node : item == typeof(HostFigures) ? MetricScope.Host : MetricScope.Container, ""))
                    yield return number;
            }
        }
    }
}
