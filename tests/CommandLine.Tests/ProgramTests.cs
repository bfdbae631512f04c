using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests;

public sealed class ProgramTests : IDisposable
{
    private readonly ScenarioFolder _folder = ScenarioFolder.WithSmall();

    [Theory]
    [InlineData("a command was expected: run, validate, list, record, check, schema, linearizability, elections, conformance, capacity, calibrate, plan, compare, node, rollout, rehearse, drive.")]
    [InlineData("Unrecognized command or argument 'frobnicate'.", "frobnicate")]
    [InlineData("Unrecognized command or argument '--nope'.", "run", "small.yaml", "--nope")]
    [InlineData("Unrecognized command or argument 'more.yaml'.", "run", "small.yaml", "more.yaml")]
    [InlineData("Required argument 'FILE' missing for command: 'run'.", "run")]
    [InlineData("Required argument missing for option: '--set'.", "run", "small.yaml", "--set")]
    [InlineData("FILE: the name of a scenario was expected and an empty one was given.", "run", "")]
    [InlineData("FILE: the name of a scenario was expected and an empty one was given.", "check", "small.yaml", "")]
    [InlineData("--seed -1: a whole number from 0 to 18446744073709551615 was expected, for example --seed 42.", "run", "small.yaml", "--seed", "-1")]
    [InlineData("--seed 18446744073709551616: a whole number from 0 to 18446744073709551615 was expected, for example --seed 42.", "run", "small.yaml", "--seed", "18446744073709551616")]
    [InlineData("Option '--seed' expects a single argument but 2 were provided.", "run", "small.yaml", "--seed", "1", "--seed", "2")]
    [InlineData("--out: the name of a folder was expected and an empty one was given.", "run", "small.yaml", "--out", "")]
    [InlineData("--figures-within 2: a percentage was expected, for example --figures-within 2%.", "check", "small.yaml", "--figures-within", "2")]
    [InlineData("--figures-within -2%: a percentage was expected, for example --figures-within 2%.", "check", "small.yaml", "--figures-within", "-2%")]
    [InlineData("--figures-within NaN%: a percentage was expected, for example --figures-within 2%.", "check", "small.yaml", "--figures-within", "NaN%")]
    public async Task A_wrong_command_line_exits_2_says_in_one_line_why_and_where_help_is(string reason, params string[] arguments)
    {
        CommandOutcome outcome = (await _folder.RunAsync(arguments)).Exits(2);

        Assert.Empty(outcome.Output);
        Assert.Equal([$"aurigraph-sim: {reason}", "See `aurigraph-sim --help`, or `--help` after a command."], outcome.ErrorLines);
        Assert.Equal(["small.yaml"], _folder.Entries);
    }

    [Fact]
    public async Task A_name_that_begins_with_an_at_sign_is_a_name_and_not_a_file_of_arguments()
    {
        CommandOutcome outcome = (await _folder.RunAsync("run", "@small.yaml")).Exits(2);

        Assert.StartsWith("@small.yaml: the file `@small.yaml` does not exist", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_gives_every_command_a_sentence_and_lists_the_exit_codes()
    {
        CommandOutcome outcome = (await _folder.RunAsync("--help")).Exits(0);

        foreach (string command in (string[])["run <FILE>", "validate <FILE>", "list", "record <FILE>", "check <FILE>", "schema", "linearizability <FILE>", "elections", "conformance <FILE>", "capacity <FILE>", "calibrate", "plan <FILE>", "compare <A> <B>", "rollout <FILE>", "rehearse <FILE>"])
            Assert.Matches($"(?m)^  {command} +[A-Z][^\n]+[.]$", outcome.Output);
        Assert.Contains("130 cancelled", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task A_reader_that_hangs_up_is_no_error()
    {
        using CommandProcess process = CommandProcess.StartUnheard(_folder.Path, "list");

        Assert.Empty((await process.EndAsync()).Exits(0).Error);
    }

    [Fact]
    public async Task The_version_is_one_line_with_the_name() =>
        Assert.Matches(@"^aurigraph-sim \d+\.\d+\.\d+[^ ]*\r?\n$", (await _folder.RunAsync("--version")).Exits(0).Output);

    [Fact]
    public async Task The_schema_is_a_json_object() =>
        Assert.Equal(System.Text.Json.JsonValueKind.Object, System.Text.Json.JsonDocument.Parse((await _folder.RunAsync("schema")).Exits(0).Output).RootElement.ValueKind);

    [Fact]
    public async Task A_scenario_named_twice_is_told_once_and_catalog_names_are_valid()
    {
        CommandOutcome outcome = (await _folder.RunAsync("validate", "small.yaml", "./small.yaml", "option-b")).Exits(0);

        Assert.Single(outcome.OutputLines, l => l.Contains("valid; small", StringComparison.Ordinal));
        Assert.Contains("option-b: valid; option-b, 51 nodes in 14 containers", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_faulty_scenario_among_several_exits_2_and_the_others_are_still_judged()
    {
        CommandOutcome outcome = (await _folder.RunAsync("validate", "nowhere.yaml", "small.yaml")).Exits(2);

        Assert.Contains("small.yaml: valid", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("nowhere.yaml: the file `nowhere.yaml` does not exist", outcome.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
