using System.Text.Json.Nodes;
using Aurigraph.Measurement;
using Aurigraph.Reports.Page;
using Aurigraph.Reports.Summary;

namespace Aurigraph.Reports.Tests.Page;

public sealed class ProjectionTableTests
{
    private static readonly RunResult Projected = SampleResult.Result with
    {
        Projection = [new("throughput.committedTps", 2_001, 1_990, 2_010, 2_018)],
        ProjectionGuesses = ["Loopback carries 16 Gb/s.", "A transaction <writes> 16 bytes."],
    };

    [Fact]
    public void Guesses_stand_beneath_the_table_as_text()
    {
        string html = ProjectionTable.Html(Projected);
        Assert.EndsWith("<ul class=\"lines guesses\">\n<li>Loopback carries 16 Gb/s.</li>\n<li>A transaction &lt;writes&gt; 16 bytes.</li>\n</ul>\n", html, StringComparison.Ordinal);
        Assert.DoesNotContain("guesses", ProjectionTable.Html(Projected with { ProjectionGuesses = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Guesses_are_in_the_summary_of_a_run_that_was_projected_and_in_no_other()
    {
        JsonObject summary = SummaryDocument.Build(Projected);
        Assert.Equal(["projection", "projectionGuesses", "thresholds"], summary.Select(f => f.Key).TakeLast(3));
        Assert.Equal(Projected.ProjectionGuesses, summary["projectionGuesses"]!.AsArray().Select(g => (string)g!));
        Assert.False(SummaryDocument.Build(SampleResult.Result).ContainsKey("projectionGuesses"));
    }
}
