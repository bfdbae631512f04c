using System.Text.Json;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class ConformanceCommandTests : IDisposable
{
    private const string Right = "# A vote.\nvote cfg=(1,2,3) votes=(y,y,_)\n----\nVoteWon\n";
    private const string Wrong = "# A vote.\nvote cfg=(1,2,3) votes=(y,n,_)\n----\nVoteLost\n";
    private readonly ScenarioFolder _folder = ScenarioFolder.With("right.txt", Right);

    [Fact]
    public async Task Transcripts_that_pass_exit_0_with_a_line_each_and_a_summary()
    {
        CommandOutcome outcome = (await _folder.RunAsync("conformance", "right.txt", "./right.txt")).Exits(0);

        Assert.Equal(["right.txt: pass; pure 1/1", "1 of 1 files pass; pure 1/1, state 0/0, messages 0/0"], outcome.OutputLines);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public async Task One_answer_that_differs_exits_3_and_is_told_by_line()
    {
        File.WriteAllText(_folder["wrong.txt"], Wrong);

        CommandOutcome outcome = (await _folder.RunAsync("conformance", "right.txt", "wrong.txt")).Exits(3);

        Assert.Contains("wrong.txt:2: vote cfg=(1,2,3) votes=(y,n,_): differs (pure)", outcome.OutputLines);
        Assert.Contains("    -VoteLost", outcome.OutputLines);
        Assert.Contains("    +VotePending", outcome.OutputLines);
        Assert.Equal(Wrong, File.ReadAllText(_folder["wrong.txt"]));
    }

    [Fact]
    public async Task Rewritten_transcripts_pass()
    {
        File.WriteAllText(_folder["wrong.txt"], Wrong);

        (await _folder.RunAsync("conformance", "wrong.txt", "--rewrite")).Exits(3);

        Assert.Equal(Wrong.Replace("VoteLost", "VotePending", StringComparison.Ordinal), File.ReadAllText(_folder["wrong.txt"]));
        (await _folder.RunAsync("conformance", "wrong.txt")).Exits(0);
    }

    [Fact]
    public async Task The_outcome_as_json_is_all_of_standard_output()
    {
        File.WriteAllText(_folder["wrong.txt"], Wrong);

        CommandOutcome outcome = (await _folder.RunAsync("conformance", "wrong.txt", "--json")).Exits(3);

        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.Equal("wrong.txt", json.RootElement[0].GetProperty("file").GetString());
        Assert.Equal(0, json.RootElement[0].GetProperty("levels").GetProperty("pure").GetProperty("pass").GetInt32());
        Assert.Equal(2, json.RootElement[0].GetProperty("failures")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_malformed_transcript_exits_2_names_file_and_line_and_nothing_is_written()
    {
        File.WriteAllText(_folder["wrong.txt"], Wrong);
        File.WriteAllText(_folder["broken.txt"], "# A vote.\nvote cfg=(1\n----\nVoteWon\n");

        CommandOutcome outcome = (await _folder.RunAsync("conformance", "wrong.txt", "broken.txt", "missing.txt", "--rewrite")).Exits(2);

        Assert.Empty(outcome.Output);
        Assert.StartsWith("broken.txt:2: a list opens with `(` and does not close", outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("missing.txt: cannot be read", outcome.ErrorLines[1], StringComparison.Ordinal);
        Assert.Equal(Wrong, File.ReadAllText(_folder["wrong.txt"]));
    }

    public void Dispose() => _folder.Dispose();
}
