using Aurigraph.Capacity.Claims;
using Aurigraph.Experiment;
using Aurigraph.Scenarios.Claims;

namespace Aurigraph.Scenarios.Tests.Claims;

public sealed class ClaimDocumentationTests
{
    private static readonly string File = Path.Combine(RepositoryFolder.Root, "docs", "claims.md");

    /// <summary>With AURIGRAPH_APPROVE=1 the table is written anew.</summary>
    [Fact]
    public void The_table_of_metrics_is_the_one_that_the_judge_has()
    {
        string text = System.IO.File.ReadAllText(File);
        int start = text.IndexOf("| metric |", StringComparison.Ordinal);
        string table = "| metric | unit | operator | what it is |\n| --- | --- | --- | --- |\n" + string.Concat(ClaimMetrics.All.Select(Row));
        if (Environment.GetEnvironmentVariable("AURIGRAPH_APPROVE") == "1")
            System.IO.File.WriteAllText(File, text[..start] + table);
        else
            Assert.Equal(table, text[start..]);
    }

    [Fact]
    public void The_example_is_a_file_of_claims()
    {
        string text = System.IO.File.ReadAllText(File);
        int start = text.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        ClaimsReading reading = ClaimsReader.ReadText(text[start..text.IndexOf("```", start, StringComparison.Ordinal)], "claims.md");
        Assert.Empty(reading.Faults);
        Assert.Equal(5, reading.Claims!.Claims.Count);
    }

    private static string Row(ClaimMetric metric) => $"| `{metric.Name}` | {Unit(metric)} | `{metric.Comparison.Sign()}` | {metric.Meaning} |\n";

    private static string Unit(ClaimMetric metric) => metric.Unit switch
    {
        MetricUnit.Milliseconds => "duration",
        MetricUnit.Bytes => "size",
        MetricUnit.Rate => "rate",
        MetricUnit.BytesPerSecond => "size a second",
        MetricUnit.Ratio => "share",
        _ => "count",
    };
}
