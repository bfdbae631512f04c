using Aurigraph.Conformance.Comparison;
using Aurigraph.Conformance.Transcripts;

namespace Aurigraph.Conformance.Tests.Comparison;

public sealed class AnswerComparisonTests
{
    [Fact]
    public void Of_a_committed_index_only_the_result_counts()
    {
        Assert.Empty(Differences("committed", ["a drawing", "12"], Level.Pure, ["another", "12"]));
        Assert.Equal(["-12", "+13"], Differences("committed", ["a drawing", "12"], Level.Pure, ["a drawing", "13"]));
        Assert.Empty(Differences("committed", ["<empty majority quorum>∞"], Level.Pure, ["∞"]));
    }

    [Fact]
    public void Of_an_error_only_that_there_is_one_counts()
    {
        Assert.Empty(Differences("simple", ["removed all voters"], Level.Pure, ["nobody would vote any more"], isError: true));
        Assert.NotEmpty(Differences("simple", ["removed all voters"], Level.Pure, ["voters=(1)"]));
        Assert.NotEmpty(Differences("simple", ["voters=(1)"], Level.Pure, ["no"], isError: true));
        Assert.Empty(Differences("propose", ["INFO dropping it", "raft proposal dropped"], Level.Pure, ["dropped"], isError: true));
        Assert.NotEmpty(Differences("propose", ["INFO no error"], Level.Pure, ["dropped"], isError: true));
    }

    [Fact]
    public void Lines_of_state_are_compared_without_what_a_logger_says()
    {
        Assert.Empty(Differences("status", ["INFO this", "1: StateProbe match=0 commit=4 next=1"], Level.State, ["1: StateProbe match=0 next=1"]));
        Assert.Equal(["-1: StateProbe match=0 next=1", "+1: StateProbe match=0 next=2"],
            Differences("status", ["1: StateProbe match=0 next=1"], Level.State, ["1: StateProbe match=0 next=2"]));
    }

    [Fact]
    public void Messages_are_compared_in_order_for_each_sender_and_receiver_and_not_between_them()
    {
        string[] expected = ["> 1 handling Ready", "  Ready MustSync=true:", "  1->2 MsgApp a", "  INFO words", "  1->3 MsgApp b", "  1->2 MsgApp c"];
        Assert.Empty(Differences("stabilize", expected, Level.Messages, ["1->3 MsgApp b", "1->2 MsgApp a", "1->2 MsgApp c"]));
        Assert.Equal(["-1->2 MsgApp a", " 1->2 MsgApp c", "+1->2 MsgApp a"],
            Differences("stabilize", expected, Level.Messages, ["1->3 MsgApp b", "1->2 MsgApp c", "1->2 MsgApp a"]));
        Assert.Equal(["-1->3 MsgApp b"], Differences("stabilize", expected, Level.Messages, ["1->2 MsgApp a", "1->2 MsgApp c"]));
        Assert.Equal(["+2->1 MsgApp d"], Differences("stabilize", [], Level.Messages, ["2->1 MsgApp d"]));
    }

    [Fact]
    public void A_message_on_several_lines_is_the_same_on_one()
    {
        string[] several = ["1->2 MsgApp Entries:[", "  1/4 EntryNormal \"a]\"", "  1/5 EntryNormal \"\\\"[\"", "]", "1->2 MsgSnap Log:0/0", "  Snapshot: Index:4"];
        string[] one = ["1->2 MsgApp Entries:[1/4 EntryNormal \"a]\", 1/5 EntryNormal \"\\\"[\"]", "1->2 MsgSnap Log:0/0 Snapshot: Index:4"];
        Assert.Empty(Differences("stabilize", several, Level.Messages, one));
        string[] nested = ["1->AppendThread MsgStorageAppend Responses:[", "  1->1 MsgVoteResp", "  AppendThread->1 MsgStorageAppendResp", "]"];
        Assert.Empty(Differences("stabilize", nested, Level.Messages, ["1->AppendThread MsgStorageAppend Responses:[1->1 MsgVoteResp, AppendThread->1 MsgStorageAppendResp]"]));
        Assert.NotEmpty(Differences("stabilize", nested, Level.Messages, ["1->AppendThread MsgStorageAppend Responses:[1->1 MsgVoteResp]"]));
    }

    private static IReadOnlyList<string> Differences(string command, string[] expected, Level level, string[] actual, bool isError = false)
    {
        var directive = new Directive { Line = 1, Command = command, Arguments = [], Input = [], Expected = expected, AnswerLine = 3, EndLine = 3 };
        return AnswerComparison.Differences(directive, new Answer(level, actual, isError));
    }
}
