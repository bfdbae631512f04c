using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity;
using Aurigraph.Reports.Capacity.Charts;
using Aurigraph.Reports.Capacity.Document;
using Aurigraph.Reports.Capacity.Page;
using Aurigraph.Reports.Capacity.Tables;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Output;
using Aurigraph.Reports.Tests.Output;
using SkiaSharp;

namespace Aurigraph.Reports.Tests.Capacity;

public sealed partial class CapacityReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Studies => ["options", "troubled", "hostile", "bare", "none", "1", "2", "8"];

    public void Dispose() => _folder.Dispose();

    private static CapacityStudy Study(string name) => name switch
    {
        "options" => SampleStudies.Options,
        "troubled" => SampleStudies.Troubled,
        "hostile" => SampleStudies.HostileStudy,
        "bare" => SampleStudies.Bare,
        "none" => SampleStudies.Options with { Scenarios = [] },
        _ => SampleStudies.Of(int.Parse(name)),
    };

    private static StudyView View(CapacityStudy study, CapacityReportOptions? options = null) => StudyView.Of(study, options ?? CapacityReportOptions.Default);

    private static string Page(CapacityStudy study, CapacityReportOptions? options = null) => CapacityPage.Render(View(study, options));

    [Fact]
    public void It_writes_every_file_of_the_contract_and_no_other()
    {
        CapacityReport.Write(SampleStudies.Options, _folder["study"]);

        string[] files = Directory.EnumerateFiles(_folder["study"], "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(_folder["study"], f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(
            [
                "capacity.json", "ceilings.csv", "charts/curve-1.png", "charts/curve-2.png", "charts/ladder.png", "charts/load-finality.png", "charts/memory.png", "charts/tornado.png",
                "claims.csv", "contradictions.csv", "curves.csv", "gains.csv", "inputs.csv", "knees.csv", "probes.csv", "report.html", "report.md",
            ],
            files);
        Assert.All(files, f => Assert.True(new FileInfo(_folder["study/" + f]).Length > 0, f));
    }

    [Fact]
    public void An_earlier_study_is_replaced_and_the_result_of_a_run_is_not()
    {
        CapacityReport.Write(SampleStudies.Bare, _folder["study"]);
        CapacityReport.Write(SampleStudies.Troubled, _folder["study"]);
        Directory.CreateDirectory(_folder["run"]);
        File.WriteAllText(_folder["run/summary.json"], "{}");

        Assert.Equal("aurigraph.sim/capacity/1", (string?)JsonNode.Parse(File.ReadAllText(_folder["study/capacity.json"]))!["schema"]);
        Assert.Contains("no capacity.json", Assert.Throws<ReportFolderException>(() => CapacityReport.Write(SampleStudies.Bare, _folder["run"])).Message, StringComparison.Ordinal);
        Assert.Throws<ReportFolderException>(() => CapacityReport.EnsureWritable(_folder["run"]));
        Assert.True(File.Exists(_folder["run/summary.json"]));
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Equal_studies_give_equal_text(string name)
    {
        Assert.Equal(Page(Study(name)), Page(Study(name)));
        Assert.Equal(CapacityMarkdown.Render(View(Study(name))), CapacityMarkdown.Render(View(Study(name))));
        Assert.Equal(CapacityDocument.Text(Study(name)), CapacityDocument.Text(Study(name)));
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_tag_that_opens_closes(string name)
    {
        string page = Regex.Replace(Page(Study(name)), "<style>.*?</style>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        Stack<string> open = new();
        foreach (Match tag in Tag().Matches(page))
        {
            string of = tag.Groups["name"].Value;
            if (of is "meta" || tag.Value.EndsWith("/>", StringComparison.Ordinal))
                continue;
            if (tag.Groups["close"].Length == 0)
                open.Push(of);
            else
                Assert.Equal(open.Pop(), of);
        }
        Assert.Empty(open);
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void No_request_leaves_the_page_and_no_script_runs_in_it(string name)
    {
        string page = Page(Study(name));

        Assert.DoesNotMatch("<[^>]*\\s(src|href)=[\"']", page);
        Assert.DoesNotMatch("url\\((?!data:)", page);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'; font-src data:\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void No_figure_of_a_page_is_not_a_number(string name)
    {
        string page = Regex.Replace(Page(Study(name)), "<style>.*?</style>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));

        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(width|height|r)=\"-", page);
    }

    [Fact]
    public void Hostile_text_never_becomes_markup()
    {
        string page = Page(SampleStudies.HostileStudy, new CapacityReportOptions { Laws = SampleStudies.Hostile, CostTable = SampleStudies.Hostile, Omissions = [SampleStudies.Hostile] });
        string twin = CapacityMarkdown.Render(View(SampleStudies.HostileStudy));

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', page);
        Assert.DoesNotContain("<img", twin.Replace("`", "", StringComparison.Ordinal)[..twin.IndexOf("| Resource", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', twin);
        Assert.DoesNotMatch(@"(?<!\\)\[x(?<!\\)\]\(", twin.Replace("`", "", StringComparison.Ordinal)[..twin.IndexOf("| Resource", StringComparison.Ordinal)]);
    }

    [Fact]
    public void The_first_screen_says_what_was_found_and_what_was_never_measured()
    {
        CapacityVerdict verdict = CapacityVerdict.Of(View(SampleStudies.Options));

        Assert.Equal("Option B as written does not fit. Option B, one host with 16 cores: 60K TPS (45–75K) at p95 below 200 ms; claimed 1.0M.", verdict.Sentence);
        Assert.EndsWith("Projects Aurigraph.Sim’s own node under these costs; the original software was never measured.", verdict.Beneath, StringComparison.Ordinal);
        Assert.Contains("was never measured", Page(SampleStudies.Options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("baseline", "go")]
    [InlineData("option-b-one-host", "go if")]
    [InlineData("option-b-as-written", "no")]
    public void Each_card_carries_its_verdict(string scenario, string verdict)
    {
        ScenarioView view = View(SampleStudies.Options).Scenarios.Single(s => s.Capacity.Name == scenario);

        Assert.Equal(verdict, CapacityTables.Go(view.Decision.Verdict));
    }

    [Fact]
    public void A_knee_below_the_plan_is_no()
    {
        ScenarioView view = View(SampleStudies.Of(8)).Scenarios[^1];

        Assert.Equal("no", CapacityTables.Go(view.Decision.Verdict));
        Assert.Equal("knee 35K is below the planned 50K", view.Decision.Reason);
    }

    [Fact]
    public void A_network_that_does_not_return_after_a_loss_is_go_under_that_condition()
    {
        ScenarioView view = View(SampleStudies.Troubled).Scenarios.Single(s => s.Capacity.Name == "tiny");

        Assert.Equal("go if", CapacityTables.Go(view.Decision.Verdict));
        Assert.Contains("if no validator container is ever lost: finality did not return", view.Decision.Reason, StringComparison.Ordinal);
        Assert.Contains("if validator containers get more memory: 0 % free", view.Decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_without_a_knee_says_why_instead()
    {
        string page = Page(SampleStudies.Troubled);

        Assert.Contains("At 10/s, p95 is 212 ms", page, StringComparison.Ordinal);
        Assert.Contains(">misses when idle</b>", page, StringComparison.Ordinal);
        Assert.Contains(">not steady</b>", page, StringComparison.Ordinal);
        Assert.Contains("<b>≥ 8.0G</b> TPS", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Arithmetic_and_simulation_are_held_against_each_other()
    {
        CapacityStudy swapped = SampleStudies.Options with
        {
            Scenarios = [.. SampleStudies.Options.Scenarios.Select((s, i) => i == 0 ? s with { Ceilings = [s.Ceilings[0] with { Tps = 70_000 }] } : s)],
        };

        Assert.Equal("Arithmetic and simulation agree on the order", CapacityFindings.Order(View(SampleStudies.Options)));
        Assert.Equal("Arithmetic and simulation do not agree on the order", CapacityFindings.Order(View(swapped)));
    }

    [Fact]
    public void What_was_not_run_is_said()
    {
        string page = Page(SampleStudies.Options);

        Assert.Contains("<dt>Laws passed</dt><dd>not run here</dd>", page, StringComparison.Ordinal);
        Assert.Contains("none yet: never compared", page, StringComparison.Ordinal);
        Assert.Contains("<dd>31 laws hold</dd>", Page(SampleStudies.Options, new CapacityReportOptions { Laws = "31 laws hold" }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_twin_has_the_findings_of_the_page()
    {
        StudyView view = View(SampleStudies.Options);
        string twin = CapacityMarkdown.Render(view);

        Assert.StartsWith("# Option B as written does not fit.", twin, StringComparison.Ordinal);
        foreach (ReportTable table in CapacityPage.Tables(view))
            Assert.Contains($"## {CapacityMarkdown.Escape(table.Finding)}\n", twin, StringComparison.Ordinal);
        Assert.All(twin.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)), l => Assert.EndsWith(" |", l, StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_keeps_its_contract()
    {
        JsonObject document = CapacityDocument.Build(SampleStudies.Options);
        JsonObject b = document["scenarios"]!.AsArray().Select(s => s!.AsObject()).Single(s => (string?)s["scenario"] == "option-b-one-host");
        JsonObject misfit = document["scenarios"]!.AsArray().Select(s => s!.AsObject()).Single(s => (string?)s["scenario"] == "option-b-as-written");

        Assert.Equal("aurigraph.sim/capacity/1", (string?)document["schema"]);
        Assert.Equal([45_000, 60_000, 75_000], new[] { "low", "mid", "high" }.Select(k => (double)b["kneeTps"]![k]!));
        Assert.Equal(67, (double)b["finality"]!["at70"]!["p95"]!);
        Assert.Equal(310, (double)b["finality"]!["at100"]!["p99"]!);
        Assert.Equal(["validator", "business", "slim"], b["memoryPeak"]!.AsObject().Select(r => r.Key));
        Assert.Equal("cpu", (string?)b["bottleneck"]!["resource"]);
        Assert.Equal(("host-cores", 62_000.0), ((string)b["ceilings"]![0]!["resource"]!, (double)b["ceilings"]![0]!["tps"]!));
        Assert.DoesNotContain(b["ceilings"]!.AsArray(), c => (string?)c!["resource"] == "observer-feed");
        Assert.Equal(("throughput-b", 1_000_000.0, 60_000.0, "not met"), ((string)b["claims"]![0]!["id"]!, (double)b["claims"]![0]!["claimed"]!, (double)b["claims"]![0]!["projected"]!, (string)b["claims"]![0]!["verdict"]!));
        Assert.Null(misfit["kneeTps"]);
        Assert.Null(misfit["finality"]!["at70"]);
        Assert.Equal("doesNotFit", (string?)misfit["outcome"]);
        Assert.False((bool)misfit["memory"]![0]!["fits"]!);
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void The_document_is_JSON_whatever_the_study_holds(string name) => Assert.NotNull(JsonNode.Parse(CapacityDocument.Text(Study(name))));

    [Theory]
    [MemberData(nameof(Studies))]
    public void Every_row_of_a_CSV_has_the_columns_of_its_header(string name)
    {
        foreach ((string file, string content) in CapacityCsv.Files(Study(name)))
        {
            string[] lines = content.TrimEnd('\n').Split('\n');
            Assert.All(lines, l => Assert.True(Commas(l) == Commas(lines[0]), $"{file}: {l}"));
        }
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe()
    {
        CapacityStudy study = SampleStudies.Options with { Scenarios = [SampleStudies.Options.Scenarios[0] with { Remark = "=HYPERLINK(\"x\")" }] };

        Assert.Contains("\"'=HYPERLINK(", CapacityCsv.Files(study).First().Content, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Studies))]
    public void Charts_have_ink_for_every_study(string name)
    {
        StudyView view = View(Study(name));
        foreach (string chart in CapacityCharts.Names(view))
        {
            using SKBitmap picture = SKBitmap.Decode(CapacityCharts.Png(chart, view));
            int dark = 0;
            for (int y = 0; y < 60; y++)
            {
                for (int x = 0; x < picture.Width; x++)
                    dark += picture.GetPixel(x, y).Red < 100 ? 1 : 0;
            }
            Assert.True(dark > 500, $"{chart} has {dark} dark points in its title");
        }
    }

    // Commas outside quotes.
    private static int Commas(string line)
    {
        bool quoted = false;
        int commas = 0;
        foreach (char c in line)
        {
            quoted ^= c == '"';
            commas += c == ',' && !quoted ? 1 : 0;
        }
        return commas;
    }

    [GeneratedRegex("<(?<close>/?)(?<name>[a-z][a-z0-9]*)(\\s[^>]*)?>", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Tag();
}
