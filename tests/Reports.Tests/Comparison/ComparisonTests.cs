using System.Text.Json.Nodes;
using Aurigraph.Measurement;
using Aurigraph.Reports.Capacity.Document;
using Aurigraph.Reports.Comparison;
using Aurigraph.Reports.Summary;
using Aurigraph.Reports.Tests.Capacity;
using Aurigraph.Reports.Tests.Output;

namespace Aurigraph.Reports.Tests.Comparison;

public sealed class ComparisonTests : IDisposable
{
    private static readonly RunResult Slower = SampleResult.Result with
    {
        Throughput = SampleResult.Result.Throughput with { CommittedTps = 170_000 },
        Finality = SampleResult.Result.Finality with { P95 = 116.1 },
        Seed = 43,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ResultFile Run(string name, RunResult result) => Written(name, "summary.json", SummaryDocument.Text(result));

    private ResultFile Written(string name, string file, string text)
    {
        Directory.CreateDirectory(_folder[name]);
        File.WriteAllText(_folder[$"{name}/{file}"], text);
        return ResultFile.Read(_folder[name]);
    }

    private ResultComparison Runs(RunResult? b = null) => ResultComparison.Of(Run("a", SampleResult.Result), Run("b", b ?? Slower));

    private static bool Fails(ResultComparison comparison, string rule) => ChangeRule.Parse(rule).Judge(comparison).Any(o => o.Applies);

    [Fact]
    public void Equal_runs_differ_in_nothing_and_the_main_figures_are_listed_all_the_same()
    {
        ResultComparison comparison = Runs(SampleResult.Result);

        Assert.Empty(comparison.Notes);
        Assert.Equal(["throughput.committedTps", "finality.p50", "finality.p95", "finality.p99", "container.memoryPeak.max"], comparison.Figures.Select(f => f.Metric));
        Assert.All(comparison.Figures, f => Assert.Equal("0 %", f.Change));
        Assert.Equal("bottleneck", Assert.Single(comparison.Words).Name);
    }

    [Fact]
    public void What_differs_is_listed_with_its_change()
    {
        ResultComparison comparison = Runs(Slower with { Batches = Slower.Batches with { Count = 50_000 } });
        ComparedFigure committed = comparison.Figures[0], batches = comparison.Figures.Single(f => f.Metric == "batches.count");

        Assert.Equal(("183K TPS", "170K TPS", "−7.3 %"), (committed.TextA, committed.TextB, committed.Change));
        Assert.Equal("−10 %", batches.Change);
        Assert.Equal("The seeds differ: 42 and 43.", Assert.Single(comparison.Notes));
        Assert.Contains("From a to b: committed 183K TPS to 170K TPS (−7.3 %)", ComparisonText.Lines(comparison, [])[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throughput.committedTps drops 5%", true)]
    [InlineData("committedTps drops by 5 %", true)]
    [InlineData("throughput.committedTps drops 8%", false)]
    [InlineData("throughput.committedTps rises 0%", false)]
    [InlineData("throughput.committedTps changes 0%", true)]
    [InlineData("throughput.committedTps drops 13K/s", true)]
    [InlineData("throughput.committedTps drops 14K/s", false)]
    [InlineData("finality.p95 rises 20ms", true)]
    [InlineData("finality.p95 rises 0.03s", false)]
    [InlineData("finality.p95 drops 1%", false)]
    [InlineData("container.memoryPeak.max rises 0MB", false)]
    [InlineData("lost rises 0", false)]
    public void A_rule_applies_when_the_figure_moves_that_way_by_that_much(string rule, bool applies) => Assert.Equal(applies, Fails(Runs(), rule));

    [Theory]
    [InlineData("")]
    [InlineData("throughput.committedTps")]
    [InlineData("throughput.committedTps falls 5%")]
    [InlineData("throughput.committedTps drops")]
    [InlineData("throughput.committedTps drops -5%")]
    [InlineData("throughput.committedTps drops 5% 6%")]
    [InlineData("throughput.committedTps drops 99999999999999999999%")]
    public void What_is_no_rule_is_refused(string rule) =>
        Assert.Contains("METRIC drops|rises|changes VALUE was expected", Assert.Throws<FormatException>(() => ChangeRule.Parse(rule)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("finality.p59 rises 5%", "did you mean finality.p50?")]
    [InlineData("finality.p95 rises 5", "the value has no unit; expected % or us, ms, s, m, h.")]
    [InlineData("finality.p95 rises 5MB", "MB is no unit of finality.p95")]
    [InlineData("container.memoryPeak rises 5MB", "end it with .min, .mean, .max or .sum")]
    [InlineData("p95 rises 5%", "p95 could be")]
    public void A_rule_on_what_is_not_there_or_in_another_unit_is_refused(string rule, string text) =>
        Assert.Contains(text, Assert.Throws<FormatException>(() => Fails(Runs(), rule)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_figure_that_only_one_result_has_counts_and_is_said()
    {
        ResultComparison comparison = Runs(SampleResult.Result with { Finality = Distribution.Empty });

        Assert.Equal("nothing in B", comparison.Figures.Single(f => f.Metric == "finality.p95").Change);
        Assert.True(Fails(comparison, "finality.p95 rises 50%"));
        Assert.False(Fails(comparison, "storage.cacheHitRatio drops 1%"));
    }

    [Fact]
    public void From_zero_any_rise_is_beyond_every_percentage()
    {
        ResultComparison comparison = Runs(SampleResult.Result with { Throughput = SampleResult.Result.Throughput with { Lost = 1 } });

        Assert.Equal("from 0", comparison.Figures.Single(f => f.Metric == "throughput.lost").Change);
        Assert.True(Fails(comparison, "lost rises 500%"));
    }

    [Fact]
    public void Studies_are_compared_by_their_knees_scenario_by_scenario()
    {
        ResultFile a = Written("a", "capacity.json", CapacityDocument.Text(SampleStudies.Options)), b = Written("b", "capacity.json", CapacityDocument.Text(SampleStudies.Of(2)));
        ResultComparison comparison = ResultComparison.Of(a, b);

        Assert.Equal(("baseline", "98K TPS", "0 %"), comparison.Figures.Where(f => f.Metric == "kneeTps.mid").Select(f => (f.Scenario, f.TextB, f.Change)).First());
        Assert.Equal("+14 %", comparison.Figures.Single(f => f.Name == "option-a: kneeTps.mid").Change);
        Assert.Contains("Only A has option-b-as-written, option-b-one-host.", comparison.Notes);
        Assert.True(Fails(comparison, "kneeTps.mid rises 10%"));
        Assert.False(Fails(comparison, "kneeTps.mid drops 1%"));
        Assert.True(Fails(comparison, "kneeTps.mid rises 10K/s"));
        Assert.Throws<FormatException>(() => Fails(comparison, "throughput.committedTps drops 1%"));
    }

    [Fact]
    public void A_run_and_a_study_are_not_compared() => Assert.Contains("Compare two runs, or two capacity studies",
        Assert.Throws<ResultFileException>(() => ResultComparison.Of(Run("a", SampleResult.Result), Written("b", "capacity.json", CapacityDocument.Text(SampleStudies.Bare)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("[]", "no object")]
    [InlineData("{}", "no field `schema`")]
    [InlineData("{\"schema\":\"other/1\"}", "its schema is other/1; aurigraph.sim/summary/1 or aurigraph.sim/capacity/1 was expected")]
    [InlineData("{\"schema\":\"aurigraph.sim/summary/1\"}", "`scenario` is no text")]
    [InlineData("{\"schema\":\"aurigraph.sim/summary/1\",\"scenario\":\"x\",\"throughput\":{},\"finality\":{},\"bottleneck\":{},\"nodes\":[1],\"containers\":[]}", "`nodes` is no list of objects")]
    [InlineData("{\"schema\":\"aurigraph.sim/summary/1\",\"schema\":\"x\"}", "is not JSON")]
    [InlineData("{\"schema\":\"aurigraph.sim/capacity/1\",\"scenarios\":[{\"scenario\":\"a\"},{\"scenario\":\"a\"}]}", "listed twice")]
    public void A_file_that_is_no_result_is_refused_with_its_fault(string text, string fault) =>
        Assert.Contains(fault, Assert.Throws<ResultFileException>(() => Written("x", "summary.json", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_a_result_and_a_file_that_is_not_there_are_refused()
    {
        Directory.CreateDirectory(_folder["empty"]);

        Assert.Contains("neither summary.json nor capacity.json", Assert.Throws<ResultFileException>(() => ResultFile.Read(_folder["empty"])).Message, StringComparison.Ordinal);
        Assert.Contains("no such file or folder", Assert.Throws<ResultFileException>(() => ResultFile.Read(_folder["nowhere"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_lacks_figures_is_compared_by_those_it_has()
    {
        JsonObject bare = JsonNode.Parse("""{"schema":"aurigraph.sim/summary/1","scenario":"x","throughput":{"committedTps":5},"finality":{},"bottleneck":{},"nodes":[],"containers":[]}""")!.AsObject();
        ResultComparison comparison = ResultComparison.Of(Run("a", SampleResult.Result), Written("b", "summary.json", bare.ToJsonString()));

        Assert.Equal("5 TPS", comparison.Figures[0].TextB);
        Assert.Equal("nothing in B", comparison.Figures.Single(f => f.Metric == "finality.p95").Change);
    }

    [Fact]
    public void Hostile_text_of_a_result_never_becomes_markup()
    {
        ResultComparison comparison = Runs(Slower with { Scenario = SampleStudies.Hostile, Version = SampleStudies.Hostile, Bottleneck = new Bottleneck(SampleStudies.Hostile, SampleStudies.Hostile, 1) });
        string page = ComparisonPage.Render(comparison, ChangeRule.Parse("finality.p95 rises 1%").Judge(comparison));

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("One of one change is not accepted", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page[page.IndexOf("<body>", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
