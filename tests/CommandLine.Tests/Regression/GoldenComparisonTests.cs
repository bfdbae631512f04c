using Aurigraph.CommandLine.Regression;

namespace Aurigraph.CommandLine.Tests.Regression;

public class GoldenComparisonTests
{
    private static readonly Golden Stored = new()
    {
        Schema = Golden.CurrentSchema,
        Version = "1.0.0",
        TraceHash = "bb",
        Figures = new Dictionary<string, double?> { ["finality.p95"] = 100, ["elections"] = 0, ["egress"] = null },
        Scenario = ["seed: 42", "batching:", "  maxDelay: 10ms"],
        Blocks = [new GoldenBlock("aa", 10, 1_000_000_000, "/user/a X"), new GoldenBlock("bb", 5, 1_500_000_000, "/user/b Y")],
    };

    [Fact]
    public void What_is_equal_has_no_differences()
    {
        Assert.Empty(GoldenComparison.Differences(Stored, Stored with { Blocks = [.. Stored.Blocks] }, null));
        Assert.Empty(GoldenComparison.Differences(Stored, Stored, 0));
    }

    [Fact]
    public void Another_version_that_gives_the_same_is_no_difference() =>
        Assert.Empty(GoldenComparison.Differences(Stored, Stored with { Version = "2.0.0" }, null));

    [Fact]
    public void A_moved_figure_is_told_with_its_relative_change()
    {
        Assert.Equal(["figure finality.p95: was 100, is 105 (+5%)"], GoldenComparison.Differences(Stored, With("finality.p95", 105), null));
        Assert.Equal(["figure finality.p95: was 100, is 75 (-25%)"], GoldenComparison.Differences(Stored, With("finality.p95", 75), null));
        Assert.Equal(["figure finality.p95: was 100, is 99.9999 (under 0.001%)"], GoldenComparison.Differences(Stored, With("finality.p95", 99.9999), null));
    }

    [Fact]
    public void A_figure_that_was_zero_has_no_relative_change_and_no_tolerance() =>
        Assert.Equal(["figure elections: was 0, is 1"], GoldenComparison.Differences(Stored, With("elections", 1), 0.5));

    [Theory]
    [InlineData(102.0, true)]
    [InlineData(98.0, true)]
    [InlineData(102.1, false)]
    [InlineData(97.9, false)]
    public void A_tolerance_is_relative_to_what_was_recorded_and_reaches_both_ways(double now, bool same) =>
        Assert.Equal(same, GoldenComparison.Differences(Stored, With("finality.p95", now), 0.02).Count == 0);

    [Fact]
    public void A_figure_that_becomes_null_or_stops_being_so_differs_at_any_tolerance()
    {
        Assert.Equal(["figure finality.p95: was 100, is no samples"], GoldenComparison.Differences(Stored, With("finality.p95", null), 10));
        Assert.Equal(["figure egress: was no samples, is 3"], GoldenComparison.Differences(Stored, With("egress", 3), 10));
    }

    [Fact]
    public void A_figure_that_is_gone_is_told()
    {
        Golden now = Stored with { Figures = new Dictionary<string, double?> { ["finality.p95"] = 100, ["elections"] = 0 } };

        Assert.Equal(["figure egress: was no samples, is not measured any more"], GoldenComparison.Differences(Stored, now, null));
    }

    [Fact]
    public void Changed_new_and_lost_keys_are_told_when_the_trace_differs()
    {
        Golden now = Stored with { TraceHash = "cc", Scenario = ["seed: 43", "batching:", "  maxBytes: 1MB"], Blocks = [Stored.Blocks[0], Stored.Blocks[1] with { Hash = "cc" }] };

        Assert.Equal(
            [
                "key batching.maxBytes: was absent, is 1MB",
                "key batching.maxDelay: was 10ms, is absent",
                "key seed: was 42, is 43",
                "first differing block: 1 of 2",
                "  stored: hash bb, 5 deliveries, last at 1.500000000 s: /user/b Y",
                "  now:    hash cc, 5 deliveries, last at 1.500000000 s: /user/b Y",
            ],
            GoldenComparison.Differences(Stored, now, null));
    }

    [Fact]
    public void A_tolerance_compares_nothing_but_figures() =>
        Assert.Empty(GoldenComparison.Differences(Stored, Stored with { TraceHash = "cc", Version = "2.0.0", Scenario = ["seed: 43"], Blocks = [] }, 0));

    [Fact]
    public void A_trace_that_ends_early_or_late_differs_in_the_block_it_lacks()
    {
        Golden shorter = Stored with { TraceHash = "aa", Blocks = [Stored.Blocks[0]] };

        Assert.Contains("  now:    the trace ends after block 0", GoldenComparison.Differences(Stored, shorter, null));
        Assert.Contains("  stored: the trace ends after block 0", GoldenComparison.Differences(shorter, Stored, null));
        Assert.Equal(1, GoldenComparison.FirstDifferingBlock(shorter.Blocks, Stored.Blocks));
        Assert.Equal(-1, GoldenComparison.FirstDifferingBlock(Stored.Blocks, Stored.Blocks));
    }

    [Fact]
    public void Another_version_is_told_first_when_something_differs() =>
        Assert.Equal("recorded by version 1.0.0, this is 2.0.0", GoldenComparison.Differences(Stored, With("elections", 2) with { Version = "2.0.0" }, null)[0]);

    private static Golden With(string name, double? value) =>
        Stored with { Figures = new Dictionary<string, double?>(Stored.Figures) { [name] = value } };
}
