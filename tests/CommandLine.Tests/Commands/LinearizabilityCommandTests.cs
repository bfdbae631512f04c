using System.Text.Json;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class LinearizabilityCommandTests : IDisposable
{
    private const string Good = """
        INFO  jepsen.util - 0	:invoke	:write	1
        INFO  jepsen.util - 0	:ok	:write	1
        INFO  jepsen.util - 1	:invoke	:read	nil
        INFO  jepsen.util - 1	:ok	:read	1

        """;

    private const string Bad = """
        INFO  jepsen.util - 0	:invoke	:write	1
        INFO  jepsen.util - 0	:ok	:write	1
        INFO  jepsen.util - 2	:invoke	:write	3
        INFO  jepsen.util - 1	:invoke	:read	nil
        INFO  jepsen.util - 1	:ok	:read	2
        INFO  jepsen.util - 2	:info	:write	:timed-out
        INFO  jepsen.util - 3	:invoke	:read	nil
        INFO  jepsen.util - 3	:ok	:read	3

        """;

    private const string BadKey = """
        {:process 0, :type :invoke, :f :append, :key "k", :value "a"}
        {:process 0, :type :ok, :f :append, :key "k", :value "a"}
        {:process 0, :type :invoke, :f :get, :key "k", :value nil}
        {:process 0, :type :ok, :f :get, :key "k", :value ""}

        """;

    private readonly ScenarioFolder _folder = ScenarioFolder.With("good.log", Good);

    public LinearizabilityCommandTests()
    {
        File.WriteAllText(_folder["bad.log"], Bad);
        File.WriteAllText(_folder["bad-key.edn"], BadKey);
    }

    [Fact]
    public async Task One_linearizable_history_exits_0_and_the_first_line_is_the_verdict()
    {
        CommandOutcome outcome = (await _folder.RunAsync("linearizability", "good.log")).Exits(0);

        Assert.Equal(["linearizable", "good.log: linearizable", "  2 operations of 2 processes, register"], outcome.OutputLines);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task One_that_is_not_exits_4_and_says_where_it_breaks_what_was_possible_and_what_was_concurrent()
    {
        CommandOutcome outcome = (await _folder.RunAsync("linearizability", "bad.log")).Exits(4);

        Assert.Equal(
            [
                "not linearizable",
                "bad.log: not linearizable",
                "  4 operations of 4 processes, register",
                "  the first 5 lines cannot be explained, one less can",
                "  line 5: INFO  jepsen.util - 1 :ok :read 2",
                "  process 1, lines 4 to 5: read was answered 2; possible were 1, 3",
                "  concurrent to it, in order of invocation:",
                "    process 2, line 3: write 3, never returned",
            ],
            outcome.OutputLines);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task Of_a_key_value_history_the_offending_key_is_named()
    {
        CommandOutcome outcome = (await _folder.RunAsync("linearizability", "bad-key.edn")).Exits(4);

        Assert.Contains("  key \"k\"\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  process 0, lines 3 to 4: get was answered \"\"; possible was \"a\"\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  nothing was concurrent to it\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_histories_are_told_by_name_and_the_worst_gives_the_exit_code()
    {
        CommandOutcome outcome = (await _folder.RunAsync("linearizability", "good.log", "bad.log", "./good.log")).Exits(4);

        Assert.Equal(["good.log: linearizable", "bad.log: not linearizable"], outcome.OutputLines.Where(l => l[0] != ' '));
    }

    [Fact]
    public async Task A_history_that_would_take_too_long_is_undecided_and_exits_3()
    {
        CommandOutcome outcome = (await _folder.RunAsync("linearizability", "bad.log", "--states", "1")).Exits(3);

        Assert.Equal(["undecided", "bad.log: undecided"], outcome.OutputLines.Take(2));
        Assert.Contains("allow more with --states", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_the_verdicts_come_as_one_document_and_nothing_else()
    {
        CommandOutcome outcome = (await _folder.RunAsync("linearizability", "--json", "good.log", "bad.log")).Exits(4);

        JsonElement document = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal("aurigraph.sim/linearizability/1", document.GetProperty("schema").GetString());
        JsonElement good = document.GetProperty("files")[0];
        Assert.Equal(("good.log", "linearizable", JsonValueKind.Null), (good.GetProperty("file").GetString(), good.GetProperty("verdict").GetString(), good.GetProperty("violation").ValueKind));
        JsonElement bad = document.GetProperty("files")[1];
        JsonElement violation = bad.GetProperty("violation");
        Assert.Equal(("not linearizable", 5, true), (bad.GetProperty("verdict").GetString(), violation.GetProperty("lines").GetInt32(), violation.GetProperty("isShortest").GetBoolean()));
        Assert.Equal(["1", "3"], violation.GetProperty("possibleAnswers").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(3, Assert.Single(violation.GetProperty("concurrent").EnumerateArray()).GetProperty("invokedLine").GetInt32());
    }

    [Fact]
    public async Task All_faults_of_a_file_are_told_with_their_lines_and_it_is_not_judged()
    {
        File.WriteAllText(_folder["faulty.log"], Good + "nonsense\nINFO  jepsen.util - 7\t:ok\t:read\t1\n");
        CommandOutcome outcome = (await _folder.RunAsync("linearizability", "faulty.log")).Exits(2);

        Assert.Empty(outcome.Output);
        Assert.StartsWith("faulty.log:5: the line is neither of a Jepsen register log", outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("faulty.log:6: process 7 completes `read` with nothing under way", outcome.ErrorLines[1], StringComparison.Ordinal);
        Assert.Equal("2 errors; faulty.log was not judged.", outcome.ErrorLines[2]);
    }

    [Theory]
    [InlineData("nowhere.log", "nowhere.log: the file does not exist; ")]
    [InlineData(".", ".: this is a directory; ")]
    [InlineData("empty.log", "empty.log: there is no operation in it; ")]
    [InlineData("latin.log", "latin.log:2: the line is not UTF-8; ")]
    [InlineData("wide.log", "wide.log:1: the line is not UTF-8; ")]
    [InlineData("mixed.log", "mixed.log:5: this is a map of a key-value history and line 1 is a line of a Jepsen register log; ")]
    public async Task What_is_no_history_exits_2_with_the_reason_and_what_to_do(string file, string told)
    {
        File.WriteAllText(_folder["empty.log"], "");
        File.WriteAllBytes(_folder["latin.log"], [.. "INFO  jepsen.core - a\n"u8, 0xE9, .. "\n"u8]);
        File.WriteAllText(_folder["wide.log"], Good, System.Text.Encoding.Unicode);
        File.WriteAllText(_folder["mixed.log"], Good + BadKey);
        CommandOutcome outcome = (await _folder.RunAsync("linearizability", file)).Exits(2);

        Assert.Empty(outcome.Output);
        Assert.StartsWith(told, outcome.Error, StringComparison.Ordinal);
        Assert.Equal($"1 error; {file} was not judged.", outcome.ErrorLines[^1]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_does_not_keep_the_others_from_being_judged()
    {
        Assert.Contains("good.log: linearizable\n", (await _folder.RunAsync("linearizability", "nowhere.log", "good.log")).Exits(2).Output, StringComparison.Ordinal);
        Assert.Contains("bad.log: not linearizable\n", (await _folder.RunAsync("linearizability", "nowhere.log", "bad.log")).Exits(4).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_a_history_cannot_steer_the_terminal()
    {
        File.WriteAllText(_folder["steer.edn"], BadKey.Replace("\"k\"", "\"\\u001b[31m\"", StringComparison.Ordinal));
        CommandOutcome outcome = (await _folder.RunAsync("linearizability", "steer.edn")).Exits(4);

        Assert.DoesNotContain(outcome.Output.Replace("\n", "", StringComparison.Ordinal), char.IsControl);
    }

    [Theory]
    [InlineData("--states 0: a whole number of at least 1 was expected, for example --states 2000000.", "good.log", "--states", "0")]
    [InlineData("--states many: a whole number of at least 1 was expected, for example --states 2000000.", "good.log", "--states", "many")]
    [InlineData("FILE: the name of a history was expected and an empty one was given.", "")]
    [InlineData("Required argument 'FILE' missing for command: 'linearizability'.")]
    public async Task A_wrong_command_line_exits_2_and_says_why(string reason, params string[] arguments)
    {
        CommandOutcome outcome = (await _folder.RunAsync(["linearizability", .. arguments])).Exits(2);

        Assert.Empty(outcome.Output);
        Assert.Equal($"aurigraph-sim: {reason}", outcome.ErrorLines[0]);
    }

    public void Dispose() => _folder.Dispose();
}
