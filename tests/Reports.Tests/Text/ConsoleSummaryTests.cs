using Aurigraph.Measurement;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Tests.Text;

public class ConsoleSummaryTests
{
    [Fact]
    public void It_tells_throughput_finality_bottleneck_speed_and_where_the_report_is()
    {
        string text = string.Join('\n', ConsoleSummary.Lines(SampleResult.Result, SampleResult.Experiment, "results/option-b-lan/report.html"));

        Assert.Contains("committed   183K TPS of 183K offered", text, StringComparison.Ordinal);
        Assert.Contains("p50 41 ms, p95 96 ms, p99 268 ms", text, StringComparison.Ordinal);
        Assert.Contains("apply of leader validator-11, 80 %", text, StringComparison.Ordinal);
        Assert.Contains("36.1 s in 1.9 s, 19 virtual seconds per second", text, StringComparison.Ordinal);
        Assert.EndsWith("results/option-b-lan/report.html", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_tells_how_many_operations_were_judged_and_who_answered_reads()
    {
        string text = string.Join('\n', ConsoleSummary.Lines(SampleResult.Result with { Operations = SampleResult.Operations }, SampleResult.Experiment, "r"));

        Assert.Contains("  operations  6,328 operations of 5 clients on a register: linearizable; 6,127 completed, 196 failed, 5 unknown; 2,425 of 3,079 reads answered by followers\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_tells_the_peak_memory_of_the_process_when_that_is_known()
    {
        string known = string.Join('\n', ConsoleSummary.Lines(SampleResult.Result, SampleResult.Experiment, "r", 2_345_678_901));
        string unknown = string.Join('\n', ConsoleSummary.Lines(SampleResult.Result, SampleResult.Experiment, "r"));

        Assert.Contains("; peak memory 2,345 MB; trace", known, StringComparison.Ordinal);
        Assert.DoesNotContain("peak memory", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public void However_much_goes_wrong_it_is_at_most_fifteen_lines()
    {
        RunResult result = SampleResult.Result with
        {
            Warnings = Enumerable.Range(1, 200).Select(i => new Warning($"w{i}", "text")).ToList(),
            Thresholds = Enumerable.Range(1, 50).Select(i => new ThresholdOutcome($"metric{i} < 1", 2, false, false)).ToList(),
            Operations = SampleResult.Operations,
            Safety = new SafetyFigures(["a"], Enumerable.Repeat("broken", 30).ToList()),
        };
        IReadOnlyList<string> lines = ConsoleSummary.Lines(result, SampleResult.Experiment, "r");

        Assert.InRange(lines.Count, 10, ConsoleSummary.LinesMax);
        Assert.Contains(lines, l => l.Contains("198 more in the report", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("50 do not, the first are", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_from_a_scenario_cannot_steer_the_terminal()
    {
        RunResult result = SampleResult.Result with { Warnings = [new Warning("x", "red\u001b[31m\nnext line")] };

        Assert.DoesNotContain(ConsoleSummary.Lines(result, SampleResult.Experiment, "r"), l => l.Any(char.IsControl));
    }
}
