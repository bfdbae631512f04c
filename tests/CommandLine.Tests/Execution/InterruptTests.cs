using System.Text.Json;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Execution;

public class InterruptTests
{
    [SignalFact]
    public Task Ctrl_C_exits_130_and_leaves_what_was_measured_marked_partial() => IsCancelledBy("INT");

    [SignalFact]
    public Task A_termination_signal_exits_130_and_leaves_what_was_measured_marked_partial() => IsCancelledBy("TERM");

    [SignalFact]
    public async Task A_cancelled_recording_leaves_no_golden_file()
    {
        using ScenarioFolder folder = Long();
        using CommandProcess process = CommandProcess.Start(folder.Path, ["record", "small.yaml"]);
        await process.UnderWayAsync();
        await process.SignalAsync("TERM");
        CommandOutcome outcome = (await process.EndAsync()).Exits(130);

        Assert.Contains("cancelled; nothing was recorded.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["small.yaml"], folder.Entries);
    }

    private static async Task IsCancelledBy(string signal)
    {
        using ScenarioFolder folder = Long();
        using CommandProcess process = CommandProcess.Start(folder.Path, ["run", "small.yaml", "--json"]);
        await process.UnderWayAsync();
        await process.SignalAsync(signal);
        CommandOutcome outcome = (await process.EndAsync()).Exits(130);

        // A process that a signal ends gives the same code, and no summary.
        JsonElement summary = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.True(summary.GetProperty("partial").GetBoolean());
        Assert.True(summary.GetProperty("throughput").GetProperty("final").GetInt64() > 0);
        Assert.InRange(summary.GetProperty("wall").GetProperty("virtualSeconds").GetDouble(), 1, 301);
        Assert.Equal(File.ReadAllText(folder["results/small/summary.json"]), outcome.Output);
        Assert.True(File.Exists(folder["results/small/report.html"]));
    }

    /// <summary>Long enough to be interrupted, and short enough that a tenth of it, after which it says again how far it is, does not take long on a busy machine.</summary>
    private static ScenarioFolder Long() => ScenarioFolder.With("small.yaml", ScenarioFolder.Small.Replace("duration: 1s", "duration: 5m", StringComparison.Ordinal));
}
