using Aurigraph.Conformance.Comparison;
using Aurigraph.Conformance.Reports;
using Aurigraph.Conformance.Transcripts;

namespace Aurigraph.Conformance.Tests;

public sealed class ConformanceRunTests
{
    private const string Lying = """
        log-level none
        ----
        ok

        # Two nodes.
        add-nodes 2 voters=(1,2) index=3
        ----
        ok

        campaign 1
        ----
        ok

        log-level debug
        ----
        ok

        raft-state
        ----
        1: StateLeader (Voter) Term:1 Lead:1
        2: StateFollower (Voter) Term:0 Lead:0

        process-ready 1
        ----
        1->2 MsgVote Term:1 Log:1/4

        propose 2 text
        ----
        ok
        """;

    [Fact]
    public void What_differs_is_told_by_level_and_line()
    {
        var outcome = ConformanceRun.Of("lying.txt", TranscriptReader.Read(Lying));
        Assert.True(outcome.Differs);
        Assert.Equal(new LevelTotals(4, 5, 0), outcome.Totals(Level.Pure));
        Assert.Equal(new LevelTotals(0, 1, 0), outcome.Totals(Level.State));
        Assert.Equal(new LevelTotals(0, 1, 0), outcome.Totals(Level.Messages));
        Assert.Equal(
            [
                "lying.txt: differs; pure 4/5, state 0/1, messages 0/1",
                "lying.txt:18: raft-state: differs (state)",
                "    -1: StateLeader (Voter) Term:1 Lead:1",
                "    +1: StateCandidate (Voter) Term:1 Lead:0",
                "     2: StateFollower (Voter) Term:0 Lead:0",
                "lying.txt:23: process-ready 1: differs (messages)",
                "    -1->2 MsgVote Term:1 Log:1/4",
                "    +1->2 MsgVote Term:1 Log:1/3",
                "lying.txt:27: propose 2 text: differs (pure)",
                "    -(no error)",
                "    +the proposal was dropped: NotLeader",
            ],
            TextReport.Lines(outcome));
        Assert.Equal("0 of 1 files pass; pure 4/5, state 0/1, messages 0/1", TextReport.Summary([outcome]));
    }

    [Fact]
    public void A_rewritten_transcript_keeps_what_was_right_and_passes()
    {
        var transcript = TranscriptReader.Read(Lying);
        string rewritten = ConformanceRun.Rewritten(transcript, ConformanceRun.Of("lying.txt", transcript));
        Assert.Contains("# Two nodes.\nadd-nodes 2 voters=(1,2) index=3\n----\nok\n", rewritten, StringComparison.Ordinal);
        var again = TranscriptReader.Read(rewritten);
        var outcome = ConformanceRun.Of("lying.txt", again);
        Assert.True(outcome.Passes);
        Assert.Equal(rewritten, ConformanceRun.Rewritten(again, outcome));
    }

    [Fact]
    public void What_is_not_known_here_is_told_and_nothing_after_it_is_judged()
    {
        var outcome = ConformanceRun.Of("new.txt", TranscriptReader.Read("add-nodes 1 voters=(1) index=3 haste=9\n----\nok\n\ncampaign 1\n----\nok\n\nvote cfg=(1) votes=(y)\n----\nVoteWon\n"));
        Assert.Equal([Verdict.Unsupported, Verdict.Unsupported, Verdict.Pass], outcome.Directives.Select(d => d.Verdict));
        Assert.False(outcome.Passes);
        Assert.False(outcome.Differs);
        Assert.Contains("new.txt:1: add-nodes 1 voters=1 index=3 haste=9: unsupported (pure)", TextReport.Lines(outcome));
        Assert.Contains("    the state is not known since line 1, which could not be carried out", TextReport.Lines(outcome));
    }

    [Fact]
    public void The_report_for_machines_has_totals_by_level_and_the_failures()
    {
        using var json = System.Text.Json.JsonDocument.Parse(JsonReport.Of([ConformanceRun.Of("lying.txt", TranscriptReader.Read(Lying))]));
        var file = json.RootElement[0];
        Assert.Equal("lying.txt", file.GetProperty("file").GetString());
        Assert.Equal((4, 5, 0), Totals(file, "pure"));
        Assert.Equal((0, 1, 0), Totals(file, "state"));
        Assert.Equal((0, 1, 0), Totals(file, "messages"));
        Assert.Equal([18, 23, 27], file.GetProperty("failures").EnumerateArray().Select(f => f.GetProperty("line").GetInt32()));

        static (int, int, int) Totals(System.Text.Json.JsonElement file, string level)
        {
            var totals = file.GetProperty("levels").GetProperty(level);
            return (totals.GetProperty("pass").GetInt32(), totals.GetProperty("total").GetInt32(), totals.GetProperty("unsupported").GetInt32());
        }
    }
}
