using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

public class FaultyScenarioTests
{
    [Fact]
    public async Task A_file_that_does_not_exist_is_named_with_the_nearest_of_the_catalog()
    {
        CommandOutcome outcome = await Refused("small.yaml", "", "run", "option-bb");

        Assert.Contains("option-bb: the file `option-bb` does not exist; it is no scenario of the catalog either", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("`option-b`", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_yaml_is_refused_where_it_stops_making_sense()
    {
        CommandOutcome outcome = await Refused("broken.yaml", "schema: aurigraph.sim/1\nname: [ a, b\n", "run", "broken.yaml");

        Assert.Matches("(?m)^broken.yaml:[23]:[0-9]+: ", outcome.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("just text\n")]
    [InlineData("- a\n- list\n")]
    public async Task A_file_without_a_scenario_is_refused(string text)
    {
        CommandOutcome outcome = await Refused("empty.yaml", text, "run", "empty.yaml");

        Assert.StartsWith("empty.yaml", outcome.Error, StringComparison.Ordinal);
        Assert.Matches("the file is empty; a scenario starts with|was found where .* was expected", outcome.Error);
    }

    [Fact]
    public async Task A_folder_in_place_of_a_file_is_refused()
    {
        CommandOutcome outcome = await Refused("small.yaml", ScenarioFolder.Small, "run", ".");

        Assert.Contains("`.` is a directory; a file was expected", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_told_at_once_each_with_line_column_key_and_remedy()
    {
        string text = ScenarioFolder.Small.Replace("batching:", "batchng:", StringComparison.Ordinal)
            .Replace("drain: 1s", "drain: 1s\ndrain: 2s", StringComparison.Ordinal)
            .Replace("warmup: 200ms", "warmup: soon", StringComparison.Ordinal);
        CommandOutcome outcome = await Refused("faulty.yaml", text + "thresholds: [ finality.p96 < 1ms ]\n", "run", "faulty.yaml");

        Assert.Contains("faulty.yaml:3:9: warmup: `soon`", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("faulty.yaml:6:1: drain", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("faulty.yaml:12:1: batchng", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("batching", outcome.Error.Replace("batchng", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches("(?m)^faulty.yaml:16:15: thresholds.*finality.p96", outcome.Error);
        Assert.EndsWith("4 errors; nothing was run.\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "foo")]
    [InlineData("validate", "=1")]
    [InlineData("record", "batching.maxDelai=1ms")]
    [InlineData("check", "workload.stages[7].rate=1/s")]
    [InlineData("run", "batching..maxDelay=1ms")]
    [InlineData("run", "batching.maxDelay=")]
    [InlineData("run", "name=../elsewhere")]
    public async Task A_faulty_override_is_refused_by_every_command(string command, string change)
    {
        CommandOutcome outcome = await Refused("small.yaml", ScenarioFolder.Small, command, "small.yaml", "--set", change);

        Assert.StartsWith($"--set {change}: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_a_scenario_cannot_steer_the_terminal()
    {
        CommandOutcome outcome = await Refused("small.yaml", ScenarioFolder.Small + "\"a\\e[31m\\rb\": 1\n", "validate", "small.yaml");

        Assert.DoesNotContain(outcome.Error.Replace("\n", "", StringComparison.Ordinal), char.IsControl);
    }

    private static async Task<CommandOutcome> Refused(string name, string text, params string[] arguments)
    {
        using ScenarioFolder folder = ScenarioFolder.With(name, text);
        CommandOutcome outcome = (await folder.RunAsync(arguments)).Exits(2);
        Assert.Empty(outcome.Output);
        Assert.Equal([name], folder.Entries);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        return outcome;
    }
}
