using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class CalibrateCommandTests : IDisposable
{
    private readonly ScenarioFolder _folder = ScenarioFolder.WithSmall();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--fast", "--fast")]
    [InlineData("--quick --out costs.yaml", "--out: --quick measures no cost table")]
    [InlineData("--quick --dir .", "--dir: --quick does not measure the disk")]
    [InlineData("--out", "--out")]
    [InlineData("--out=", "--out")]
    [InlineData("--out missing/costs.yaml", "--out missing/costs.yaml: it cannot be written")]
    [InlineData("--out .", "--out .: there is a folder of this name")]
    [InlineData("--out small.yaml", "--out small.yaml: the file is there and is no cost table")]
    [InlineData("--dir missing", "--dir missing: there is no such folder")]
    [InlineData("--dir small.yaml", "--dir small.yaml: there is no such folder")]
    public async Task A_wrong_argument_is_refused_before_anything_is_measured_or_written(string arguments, string expected)
    {
        CommandOutcome outcome = (await _folder.RunAsync(["calibrate", .. arguments.Split(' ')])).Exits(ExitCode.Usage);
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("calibrate: ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Equal(["small.yaml"], _folder.Entries);
        Assert.Equal(ScenarioFolder.Small, await File.ReadAllTextAsync(_folder["small.yaml"]));
    }

    [Fact]
    public async Task A_cost_table_with_a_fault_is_not_replaced_and_its_line_is_named()
    {
        await File.WriteAllTextAsync(_folder["costs.yaml"], "name: mine\nhashConstant: -1ns\n");
        CommandOutcome outcome = (await _folder.RunAsync("calibrate", "--out", "costs.yaml")).Exits(ExitCode.Usage);
        Assert.Contains("costs.yaml:2:15: hashConstant: `-1ns` is negative", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("name: mine\nhashConstant: -1ns\n", await File.ReadAllTextAsync(_folder["costs.yaml"]));
    }
}
