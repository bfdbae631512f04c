using Aurigraph.Measurement;
using Aurigraph.Reports.Capacity.Live;
using Aurigraph.Reports.Comparison;
using Aurigraph.Reports.Summary;
using Aurigraph.Reports.Tests.Output;

namespace Aurigraph.Reports.Tests.Capacity.Live;

public sealed class LiveComparisonFileTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    private static readonly RunResult Compared = SampleResult.Result with
    {
        Mode = "live",
        Projection = [new("throughput.committedTps", 2_001, 1_990, 2_010, 2_018), new("finality.p99", 49, null, null, 1_339), new("finality.p50", null, null, null, 216)],
    };

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _passedOver = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_live_result_tells_its_scenario_day_machine_and_figures()
    {
        Written("live", Compared, Noon);
        foreach (string path in new[] { _folder["live"], _folder["live/summary.json"] })
        {
            LiveComparison live = LiveComparisonFile.Read(path);
            Assert.Equal(("option-b-lan", new DateOnly(2026, 11, 30), Compared.Environment), (live.Scenario, live.Date, live.Machine));
            Assert.Equal(Compared.Projection, live.Figures);
        }
    }

    [Fact]
    public void What_is_no_compared_live_result_is_refused_with_its_reason()
    {
        Written("simulated", Compared with { Mode = "simulation" }, Noon);
        Written("alone", Compared with { Projection = [] }, Noon);
        Assert.Contains("its run was not live", Refused("simulated"), StringComparison.Ordinal);
        Assert.Contains("its live run was not compared", Refused("alone"), StringComparison.Ordinal);
        Assert.Contains("there is no such file or folder", Refused("missing"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_without_a_metric_is_refused()
    {
        Written("live", Compared, Noon);
        File.WriteAllText(_folder["live/summary.json"], File.ReadAllText(_folder["live/summary.json"]).Replace("\"metric\"", "\"name\"", StringComparison.Ordinal));
        Assert.Contains("no list of figures with a `metric`", Refused("live"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_that_was_compared_is_found_and_others_are_passed_over()
    {
        Written("older", Compared with { Scenario = "older" }, Noon.AddHours(-1));
        Written("newer", Compared with { Scenario = "newer" }, Noon);
        Written("simulated", SampleResult.Result, Noon.AddHours(1));
        Written("alone", Compared with { Projection = [] }, Noon.AddHours(2));
        Written(".being-written", Compared with { Scenario = "unfinished" }, Noon.AddHours(3));
        Directory.CreateDirectory(_folder["broken"]);
        File.WriteAllText(_folder["broken/summary.json"], "{");
        File.SetLastWriteTimeUtc(_folder["broken/summary.json"], Noon.AddHours(4));
        Assert.Equal("newer", LiveComparisonFile.Newest([_folder["missing"], _folder.Path], _passedOver.Add)!.Scenario);
        Assert.Contains("it is not JSON", Assert.Single(_passedOver), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_was_compared_nothing_is_found()
    {
        Written("simulated", SampleResult.Result, Noon);
        Assert.Null(LiveComparisonFile.Newest([_folder.Path], _passedOver.Add));
        Assert.Empty(_passedOver);
    }

    private string Refused(string name) => Assert.Throws<ResultFileException>(() => LiveComparisonFile.Read(_folder[name])).Message;

    private void Written(string name, RunResult result, DateTime at)
    {
        Directory.CreateDirectory(_folder[name]);
        string file = _folder[name + "/summary.json"];
        File.WriteAllText(file, SummaryDocument.Text(result));
        File.SetLastWriteTimeUtc(file, at);
    }
}
