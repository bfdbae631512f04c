using System.Text.Json;
using Aurigraph.Measurement;
using Aurigraph.Reports.Rehearsal;

namespace Aurigraph.Reports.Tests.Rehearsal;

public sealed class RehearsalReportTests
{
    private static readonly RehearsalResult Sample = new()
    {
        Scenario = "sample",
        Mode = "simulation",
        Seed = 7,
        Version = "1",
        Environment = new MachineEnvironment("os", "cpu", 2, "runtime"),
        Partial = false,
        Steps =
        [
            new RehearsalStep(StepKind.Phase, "smoke", StepVerdict.Passed, "10,100 of 10,100 final"),
            new RehearsalStep(StepKind.Test, "failover", StepVerdict.Failed, "<script>alert(1)</script> | [x](y)"),
            new RehearsalStep(StepKind.Test, "api", StepVerdict.Skipped, "no HTTP"),
        ],
        Runs = [new RehearsalRun("light load", "0123456789abcdef", 3.2, 1_000, 990, 32, [])],
        Growth = new NetworkGrowth("sample", "larger", 500,
            [new GrowthStep("3 voters", 3, 4, 500, 20, 0, ""), new GrowthStep("4 voters", 4, 5, 400, 22, 0, "400 TPS committed, and 500 at the beginning") { Changed = "validator-4", ChangeMs = 110 }], "A rule.")
        {
            TakenBack = new GrowthStep("back to 3 voters", 3, 5, 490, 21, 0, "") { Changed = "validator-4", ChangeMs = 12 },
        },
    };

    [Fact]
    public void The_document_holds_verdicts_runs_and_growth()
    {
        JsonElement document = JsonDocument.Parse(RehearsalDocument.Text(Sample)).RootElement;

        Assert.Equal("aurigraph.sim/rehearsal/1", document.GetProperty("schema").GetString());
        Assert.Equal((1, 1, 1), (document.GetProperty("passed").GetInt32(), document.GetProperty("failed").GetInt32(), document.GetProperty("skipped").GetInt32()));
        Assert.Equal("skipped", document.GetProperty("tests")[1].GetProperty("verdict").GetString());
        Assert.Equal(3, document.GetProperty("growth").GetProperty("votersKept").GetInt32());
        Assert.Equal("validator-4", document.GetProperty("growth").GetProperty("takenBack").GetProperty("changed").GetString());
        Assert.Equal("0123456789abcdef", document.GetProperty("runs")[0].GetProperty("traceHash").GetString());
    }

    [Fact]
    public void What_a_step_found_cannot_become_a_tag_or_a_link()
    {
        string page = RehearsalReport.Page(Sample), twin = RehearsalReport.Markdown(Sample);

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; \\| \\[x\\](y)", twin, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_and_twin_say_who_joined_where_growth_was_taken_back_and_how_that_went()
    {
        foreach (string text in (string[])[RehearsalReport.Page(Sample), RehearsalReport.Markdown(Sample)])
        {
            Assert.Contains("a run for each size, in which its last voter joins under load", text, StringComparison.Ordinal);
            Assert.Contains("validator-4, 110 ms", text, StringComparison.Ordinal);
            Assert.Contains("Rolled back from 4 voters to 3 voters: 400 TPS committed, and 500 at the beginning. validator-4 left within 12 ms, and nothing was lost.", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Runs_without_a_length_in_virtual_time_have_no_column_for_it_and_promise_no_equal_traces()
    {
        string page = RehearsalReport.Page(Sample with { Mode = "live", Runs = [Sample.Runs[0] with { Seconds = null }] });

        Assert.DoesNotContain("Seconds", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Trace hashes are the same", page, StringComparison.Ordinal);
        Assert.Contains("0123456789abcdef", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_was_taken_back_or_a_violation_means_that_the_rehearsal_does_not_hold()
    {
        RehearsalResult passed = Sample with { Steps = [Sample.Steps[0]], Growth = null };

        Assert.True(passed.Holds);
        Assert.False((passed with { Growth = Sample.Growth }).Holds);
        Assert.False((passed with { Runs = [Sample.Runs[0] with { Violations = ["two leaders"] }] }).Holds);
    }
}
