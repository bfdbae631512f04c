using Aurigraph.Conformance.Transcripts;

namespace Aurigraph.Conformance.Tests.Transcripts;

public sealed class TranscriptReaderTests
{
    [Fact]
    public void A_directive_has_a_command_arguments_input_and_an_answer()
    {
        var transcript = TranscriptReader.Read("""
            # A comment.

            add-nodes 3 voters=(1, 2,3) index=10 prevote
            first line
            second line
            ----
            ok
            and more

            next
            ----
            """);
        Assert.Equal(2, transcript.Directives.Count);
        var directive = transcript.Directives[0];
        Assert.Equal((3, "add-nodes"), (directive.Line, directive.Command));
        Assert.Equal(["3", "voters=(1,2,3)", "index=10", "prevote"], directive.Arguments.Select(a => a.ToString()));
        Assert.Equal(["first line", "second line"], directive.Input);
        Assert.Equal(["ok", "and more"], directive.Expected);
        Assert.Equal([1, 2, 3], directive.Numbers("voters"));
        Assert.Equal((10, true, false), (directive.Number("index"), directive.Switch("prevote"), directive.Switch("checkquorum")));
        Assert.Empty(transcript.Directives[1].Expected);
    }

    [Fact]
    public void An_answer_between_doubled_separators_may_have_blank_lines()
    {
        var transcript = TranscriptReader.Read("one\n----\n----\nabove\n\nbelow\n----\n----\n\ntwo\n----\nok\n");
        Assert.Equal(["above", "", "below"], transcript.Directives[0].Expected);
        Assert.Equal(["ok"], transcript.Directives[1].Expected);
    }

    [Fact]
    public void A_backslash_continues_a_command() =>
        Assert.Equal("add-nodes 3 voters=(1,2)", TranscriptReader.Read("add-nodes 3 \\\n  voters=(1,2)\n----\nok\n").Directives[0].Text);

    [Theory]
    [InlineData("one\n----\nok\n\ntwo\n", 5, "has no answer")]
    [InlineData("one\n----\nok\n\ntwo\n\nthree\n----\nok\n", 5, "has no answer")]
    [InlineData("\n----\nok\n", 2, "no command stands before it")]
    [InlineData("one\n----\n----\nok\n\n", 3, "does not close")]
    [InlineData("one voters=(1,2\n----\nok\n", 1, "does not close")]
    [InlineData("one =3\n----\nok\n", 1, "has no name")]
    public void A_malformed_transcript_is_told_with_the_line_at_fault(string text, int line, string what)
    {
        var fault = Assert.Throws<TranscriptException>(() => TranscriptReader.Read(text));
        Assert.Equal(line, fault.Line);
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("campaign x", "a whole number of at most 1000000000 was expected where `x` stands")]
    [InlineData("add-nodes 1000000", "at most 100 nodes")]
    [InlineData("tick 1 1000000", "at most 10000 ticks")]
    [InlineData("add-nodes 2 voters=(1,2) index=3 election-tick=20000", "at most 10000 ticks")]
    [InlineData("campaign", "needs the number of a node")]
    [InlineData("campaign 7", "there is no node 7")]
    [InlineData("add-nodes 1 voters=(1)", "`index=N`")]
    [InlineData("add-nodes 1 voters=(1,1) index=3", "do not make a group")]
    [InlineData("log-level loud", "a log level is")]
    [InlineData("vote cfg=(1,2) votes=(y)", "1 values for 2 voters")]
    [InlineData("vote cfg=(1) votes=(z)", "a vote is y, n or _")]
    public void A_directive_that_cannot_be_carried_out_as_written_is_told_with_its_line(string command, string what)
    {
        var transcript = TranscriptReader.Read($"add-nodes 1\n----\n\n{command}\n----\nok\n");
        var fault = Assert.Throws<TranscriptException>(() => ConformanceRun.Of("file", transcript));
        Assert.Equal(4, fault.Line);
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
    }
}
