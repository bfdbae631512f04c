using System.Text.Json.Nodes;
using Aurigraph.Measurement;
using Aurigraph.Reports.Capacity;
using Aurigraph.Reports.Capacity.Document;
using Aurigraph.Reports.Capacity.Live;
using Aurigraph.Reports.Capacity.Page;
using Aurigraph.Reports.Capacity.Tables;

namespace Aurigraph.Reports.Tests.Capacity.Live;

public sealed class LiveReportTests
{
    private static readonly LiveComparison Live = new(
        "live-4-validators", new DateOnly(2026, 11, 30), new MachineEnvironment("Linux", "some <processor>", 2, ".NET 10.0"),
        [new("throughput.committedTps", 2_001, 1_990, 2_010, 2_018), new("finality.p99", 49, 48, 60, 1_339), new("finality.p50", 41, 40, 42, null)]);

    private static readonly StudyView View = StudyView.Of(SampleStudies.Options, new CapacityReportOptions { Live = Live });

    [Fact]
    public void Where_no_live_run_is_known_page_and_twin_say_so_and_the_document_has_none()
    {
        StudyView view = StudyView.Of(SampleStudies.Options, CapacityReportOptions.Default);
        Assert.Contains($"<p>{LiveComparison.NoneKnown.Replace("'", "&#39;", StringComparison.Ordinal)}</p>", CapacityPage.Render(view), StringComparison.Ordinal);
        Assert.Contains($"## Last known error of a projection\n\n{LiveComparison.NoneKnown}\n", CapacityMarkdown.Render(view), StringComparison.Ordinal);
        JsonObject document = CapacityDocument.Build(SampleStudies.Options);
        Assert.True(document.ContainsKey("liveComparison"));
        Assert.Null(document["liveComparison"]);
    }

    [Fact]
    public void A_known_error_is_shown_with_its_scenario_day_and_machine()
    {
        string page = CapacityPage.Render(View), twin = CapacityMarkdown.Render(View);
        Assert.Contains("Last known error of a projection: throughput was projected 0.8 % too low; the figure farthest off is finality.p99, 96.3 % too low", page, StringComparison.Ordinal);
        Assert.Contains("Live run of live-4-validators, 30 Nov 2026, on 2 cores, some &lt;processor&gt;, Linux, .NET 10.0, another machine than that of this study; percent of what was measured", page, StringComparison.Ordinal);
        Assert.Contains("<dd>at most \u221296.3 % (finality.p99), live-4-validators</dd>", page, StringComparison.Ordinal);
        Assert.Contains("| `finality.p99` | 49 ms | 1,339 ms | **\u221296.3 %** |", twin, StringComparison.Ordinal);
        Assert.Contains("**not known**", twin, StringComparison.Ordinal);
        Assert.DoesNotContain("No live run has been compared", page + twin, StringComparison.Ordinal);
    }

    [Fact]
    public void The_machine_of_the_study_is_not_called_another()
    {
        StudyView view = StudyView.Of(SampleStudies.Options, new CapacityReportOptions { Live = Live with { Machine = SampleStudies.Options.Environment } });
        Assert.DoesNotContain("another machine than that", CapacityPage.Render(view), StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_has_what_was_projected_and_measured()
    {
        JsonObject live = CapacityDocument.Build(SampleStudies.Options, Live)["liveComparison"]!.AsObject();
        Assert.Equal(["scenario", "date", "environment", "figures"], live.Select(f => f.Key));
        Assert.Equal(("live-4-validators", "2026-11-30", 2), ((string?)live["scenario"], (string?)live["date"], (int)live["environment"]!["cores"]!));
        JsonObject last = live["figures"]!.AsArray()[^1]!.AsObject();
        Assert.Equal("""{"metric":"finality.p50","projected":41,"measured":null,"errorPercent":null}""", last.ToJsonString());
    }
}
