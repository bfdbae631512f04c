using System.Text.Json;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class RunWithOperationsTests
{
    [Theory]
    [InlineData("register")]
    [InlineData("key-value")]
    public async Task A_run_with_clients_judges_their_history_and_writes_it_so_that_the_command_can_judge_it_again(string model)
    {
        using var folder = ScenarioFolder.WithSmall("faults: [ { at: 500ms, crash: leader, restartAfter: 200ms } ]\n");
        CommandOutcome run = (await folder.RunAsync("run", "small.yaml", "--json", "--set", $"workload.operations={{ model: {model}, timeout: 100ms }}")).Exits(0);

        JsonElement summary = JsonDocument.Parse(run.Output).RootElement;
        Assert.Contains("linearizability", summary.GetProperty("safety").GetProperty("checked").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal("linearizable", summary.GetProperty("operations").GetProperty("verdict").GetString());
        int invoked = summary.GetProperty("operations").GetProperty("invoked").GetInt32();
        CommandOutcome judged = (await folder.RunAsync("linearizability", "results/small/history.txt")).Exits(0);
        Assert.Equal("linearizable", judged.OutputLines[0]);
        Assert.Contains($"{invoked} operations of", judged.Output, StringComparison.Ordinal);
        Assert.True(invoked > 50, $"{invoked} operations");
    }
}
