using Aurigraph.Reports.Tests.Output;

namespace Aurigraph.Reports.Tests;

public sealed class RunReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_writes_every_file_of_the_contract_and_no_other()
    {
        RunReport.Write(_folder["option-b-lan"], SampleResult.Result, SampleResult.Experiment, SampleResult.Yaml);

        string[] files = Directory.EnumerateFiles(_folder["option-b-lan"], "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(_folder["option-b-lan"], f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(
            [
                "charts/finality.png", "charts/finality.svg", "charts/leaders.png", "charts/leaders.svg", "charts/memory.png", "charts/memory.svg",
                "charts/throughput.png", "charts/throughput.svg", "charts/utilisation.png", "charts/utilisation.svg",
                "elections.csv", "finality.csv", "nodes.csv", "report.html", "scenario.yaml", "summary.json", "timeline.csv",
            ],
            files);
        Assert.All(files, f => Assert.True(new FileInfo(_folder["option-b-lan/" + f]).Length > 0, f));
        Assert.Equal(SampleResult.Yaml, File.ReadAllText(_folder["option-b-lan/scenario.yaml"]));
    }

    [Fact]
    public void It_writes_the_history_where_clients_operated_on_the_store()
    {
        RunReport.Write(_folder["run"], SampleResult.Result with { Operations = SampleResult.Operations }, SampleResult.Experiment, SampleResult.Yaml);

        Assert.Equal(SampleResult.Operations.History, File.ReadAllText(_folder["run/history.txt"]));
    }

    [Fact]
    public void Equal_runs_give_equal_files()
    {
        RunReport.Write(_folder["a"], SampleResult.Result, SampleResult.Experiment, SampleResult.Yaml);
        RunReport.Write(_folder["b"], SampleResult.Result, SampleResult.Experiment, SampleResult.Yaml);

        foreach (string file in Directory.EnumerateFiles(_folder["a"], "*", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace(_folder["a"], _folder["b"], StringComparison.Ordinal)));
    }

    [Fact]
    public void Files_have_no_byte_order_mark()
    {
        RunReport.Write(_folder["a"], SampleResult.Result, SampleResult.Experiment, SampleResult.Yaml);

        Assert.Equal((byte)'{', File.ReadAllBytes(_folder["a/summary.json"])[0]);
        Assert.Equal((byte)'<', File.ReadAllBytes(_folder["a/report.html"])[0]);
    }
}
