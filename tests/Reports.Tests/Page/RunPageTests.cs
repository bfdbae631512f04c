using System.Text.RegularExpressions;
using Aurigraph.Measurement;
using Aurigraph.Reports.Page;
using Aurigraph.Units;

namespace Aurigraph.Reports.Tests.Page;

public partial class RunPageTests
{
    private static readonly string Page = Html(SampleResult.Result);

    private static string Html(RunResult result, string yaml = SampleResult.Yaml, RunReportOptions? options = null) =>
        RunPage.Html(result, SampleResult.Experiment, yaml, options ?? RunReportOptions.Default);

    [Fact]
    public void No_request_leaves_the_page()
    {
        Assert.DoesNotMatch("(src|href)=[\"']", Page);
        Assert.DoesNotMatch("url\\((?!data:)", Page);
        Assert.DoesNotContain("http://", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", Page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_lets_only_the_pages_own_script_run()
    {
        string script = Regex.Match(Page, "<script>(?<body>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["body"].Value;
        string hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script)));

        Assert.Contains($"script-src 'sha256-{hash}'", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_are_told_beside_safety_where_there_are_any()
    {
        Assert.DoesNotContain("<dt>Operations</dt>", Page, StringComparison.Ordinal);
        Assert.Contains("<dt>Operations</dt><dd>6,328 operations of 5 clients on a register: linearizable; ", Html(SampleResult.Result with { Operations = SampleResult.Operations }), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_input_gives_an_equal_page() => Assert.Equal(Page, Html(SampleResult.Result));

    [Fact]
    public void Every_tag_that_opens_closes()
    {
        string page = Regex.Replace(Page, "<(?<name>script|style)[^>]*>.*?</\\k<name>>", "", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        Stack<string> open = new();
        foreach (Match tag in Tag().Matches(page))
        {
            string name = tag.Groups["name"].Value;
            if (name is "meta" || tag.Value.EndsWith("/>", StringComparison.Ordinal))
                continue;
            if (tag.Groups["close"].Length == 0)
                open.Push(name);
            else
                Assert.Equal(open.Pop(), name);
        }
        Assert.Empty(open);
    }

    [Fact]
    public void Hostile_text_never_becomes_markup()
    {
        const string hostile = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>\u202e";
        RunResult result = SampleResult.Result with
        {
            Scenario = hostile,
            Mode = hostile,
            Version = hostile,
            TraceHash = hostile,
            Environment = new MachineEnvironment(hostile, hostile, 1, hostile),
            Warnings = [new Warning(hostile, hostile)],
            Safety = new SafetyFigures([hostile], [hostile]),
            Bottleneck = new Bottleneck("cpu", hostile, 1),
            Faults = [new FaultSpan(hostile, 1_000, 2_000)],
            Thresholds = [new ThresholdOutcome(hostile, 1, false, true) { Remark = hostile }],
            Containers = [SampleResult.Result.Containers[0] with { Id = hostile }],
            Misfits = [new MemoryMisfit(hostile, 2, 1)],
        };
        string page = Html(result, $"name: {hostile}\n{hostile}: x\n", new RunReportOptions { ReplayCommand = hostile, Omissions = [hostile] });

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', page);
        Assert.Equal(2, Regex.Count(page, "<script", RegexOptions.None, TimeSpan.FromSeconds(5)));
        Assert.True(Regex.Count(page, "&lt;img src=x onerror=alert\\(1\\)&gt;&quot;&#39;", RegexOptions.None, TimeSpan.FromSeconds(5)) > 12);
    }

    [Fact]
    public void Sections_follow_the_order_sentence_figures_charts_tables_method()
    {
        string[] order = ["class=\"verdict\"", "class=\"key\"", "timeline\"", "Finality by percentile", "Mean time of a transaction by phase", "One interval without a leader",
            "class=\"containers\"", "Fullest container of each role", "class=\"thresholds\"", "Scenario, as resolved", "Three warnings", ">Environment<", "What this model leaves out"];
        string body = Page[Page.IndexOf("<body>", StringComparison.Ordinal)..];

        int at = 0;
        foreach (string part in order)
        {
            int next = body.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(next >= 0, $"{part} is missing or out of order");
            at = next;
        }
    }

    [Fact]
    public void Each_key_figure_with_a_threshold_carries_its_verdict()
    {
        Assert.Contains("holds: ≥ 180K TPS", Page, StringComparison.Ordinal);
        Assert.Contains("fails: &lt; 250 ms", Page, StringComparison.Ordinal);
        Assert.Contains("misses by 18 ms", Page, StringComparison.Ordinal);
        Assert.Contains("holds: = 0", Page, StringComparison.Ordinal);
        Assert.Contains("fails: &lt; 76.0 MB", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_replay_command_is_the_given_one_or_names_the_scenario_beside_the_report_and_the_seed()
    {
        Assert.Contains("<dt>Replay</dt><dd><code>aurigraph-sim run scenario.yaml --seed 42</code>", Page, StringComparison.Ordinal);
        Assert.Contains("<code>aurigraph-sim run x/first.yaml</code>", Html(SampleResult.Result, options: new RunReportOptions { ReplayCommand = "aurigraph-sim run x/first.yaml" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_run_is_not_replayed_but_given_the_same_load_again()
    {
        string page = Html(SampleResult.Result with { Mode = "live", Safety = new SafetyFigures(["electionSafety"], ["two leaders"]) });
        Assert.Contains("<dt>The same load again</dt><dd><code>aurigraph-sim run scenario.yaml --seed 42 --live</code>", page, StringComparison.Ordinal);
        Assert.Contains("seed 42 gives the same load again", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("replays", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_model_leaves_out_can_be_given_and_has_a_list_for_each_world()
    {
        Assert.Contains("no Byzantine behaviour", Page, StringComparison.Ordinal);
        Assert.Contains("Clients and nodes share this machine", Html(SampleResult.Result with { Mode = "live" }), StringComparison.Ordinal);
        Assert.Contains("<li>Only this.</li>", Html(SampleResult.Result, options: new RunReportOptions { Omissions = ["Only this."] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_stand_before_the_charts()
    {
        string page = Html(SampleResult.Result with { Safety = new SafetyFigures(["a"], ["Two leaders in term 3"]) });

        Assert.InRange(page.IndexOf("One safety violation", StringComparison.Ordinal), 1, page.IndexOf("data-plot", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_without_anything_measured_gives_a_page()
    {
        RunResult nothing = SampleResult.Result with
        {
            Timeline = [], FinalityCurve = [], Elections = [], Leaders = [], Faults = [], Containers = [], Nodes = [], Thresholds = [], Warnings = [],
            Finality = Distribution.Empty, Wall = new WallClock(null, null, null, null), Safety = new SafetyFigures([], []),
            Phases = new Phases(new Phase(null, null), new Phase(null, null), new Phase(null, null), new Phase(null, null), new Phase(null, null)),
            Throughput = SampleResult.Result.Throughput with { OfferedTps = 0, AdmittedTps = 0, CommittedTps = 0, Submitted = 0, Admitted = 0, Final = 0, Committed = 0 },
        };
        string page = Html(nothing);

        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", page, StringComparison.Ordinal);
        Assert.Contains("was offered nothing", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_run_with_many_faults_elections_and_containers_stays_small()
    {
        RunResult sample = SampleResult.Result;
        RunResult result = sample with
        {
            Timeline = Enumerable.Range(0, 50_000).Select(i => sample.Timeline[i % 37] with { Second = i }).ToList(),
            Faults = Enumerable.Range(0, 250).Select(i => new FaultSpan("leader crashed for 1 s", i * 4_000.0, i * 4_000.0 + 1_000)).ToList(),
            Elections = Enumerable.Range(0, 250).Select(i => new ElectionRow(i * 4_000.0, i * 4_000.0 + 300, 300, i + 2, NodeId.Validator(1 + i % 20))).ToList(),
            Leaders = Enumerable.Range(0, 250).Select(i => new LeaderSpan(NodeId.Validator(1 + i % 20), i + 2, i * 4_000.0 + 300, i * 4_000.0 + 4_000)).ToList(),
            Containers = Enumerable.Range(0, 400).Select(i => sample.Containers[i % 14] with { Id = $"validator-container-{i + 1}" }).ToList(),
            Warnings = Enumerable.Range(0, 1_000).Select(i => new Warning("w", $"{i}")).ToList(),
            Wall = sample.Wall with { VirtualSeconds = 50_000 },
        };
        string page = Html(result, new string('x', 1_000_000));

        Assert.InRange(page.Length, 100_000, 900_000);
        Assert.Contains("The first 12 of 250; the others are in elections.csv.", page, StringComparison.Ordinal);
        Assert.Contains("finality the worst second of them", page, StringComparison.Ordinal);
        Assert.Contains("960 more in summary.json", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_peak_survives_the_gathering_of_seconds()
    {
        List<TimelineRow> rows = Enumerable.Range(0, 5_000).Select(i => new TimelineRow(i, 100, 100, 100, 0, 1, 2, i == 2_345 ? 987 : 3, 0)).ToList();

        Reports.Text.TimelineSeries series = Reports.Text.TimelineSeries.Of(rows);

        Assert.InRange(series.Rows.Count, 300, Reports.Text.TimelineSeries.RowsMax);
        Assert.Equal(987, series.Rows.Max(r => r.FinalityP99));
    }

    [GeneratedRegex("<(?<close>/?)(?<name>[a-z][a-z0-9]*)(\\s[^>]*)?>", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Tag();
}
