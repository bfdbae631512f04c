using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using CsCheck;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Properties;

/// <summary>Whatever peers send, true to the protocol or not, the core neither throws nor loses what it knows to be committed.</summary>
public sealed class ArbitraryPeerInputTests
{
    [Fact]
    public void No_message_of_a_peer_makes_the_core_throw_or_take_back_a_commit() =>
        Gen.Select(Gen.Int[0, int.MaxValue].Array[1, 300], Gen.Bool, Gen.Bool, Gen.Bool).Sample(
            (codes, preVote, checkQuorum, asLearner) =>
            {
                var solo = new Solo(asLearner: asLearner, logTerms: [1, 1, 2], configure: o => o with { PreVote = preVote, CheckQuorum = checkQuorum, MaxInflightAppends = 2 });
                var sent = new List<RaftMessage>();
                foreach (int code in codes)
                {
                    var (term, commit) = (solo.Core.Term, solo.Core.CommitIndex);
                    Give(solo, sent, code);
                    sent.AddRange(solo.Take());
                    Assert.True(solo.Core.Term >= term && solo.Core.CommitIndex >= commit && solo.Core.CommitIndex <= solo.Core.LastIndex, $"{solo.Core} after {code}");
                }

                Assert.Equal(Enumerable.Range(1, solo.Committed.Count), solo.Committed.Select(e => (int)e.Index.Value));
            },
            iter: 3000);

    [Theory]
    [InlineData(4, 1, "the sender is no member")]
    [InlineData(1, 1, "the sender is the receiver")]
    [InlineData(2, 3, "it is for somebody else")]
    public void A_message_that_is_not_from_a_member_to_this_one_is_ignored_and_counted(int from, int to, string because)
    {
        var solo = new Solo();
        solo.Step(new HeartbeatResponse(N(from), N(to), T(9)));
        Assert.True(solo.Core.Term == T(0) && solo.Core.IgnoredMessages == 1, because);
        Assert.Empty(solo.Take());
    }

    [Theory]
    [InlineData(2, 1, 1, 2, "a gap")]
    [InlineData(1, 2, 2, 1, "terms that fall")]
    [InlineData(1, 4, 2, 4, "a term above the leader's")]
    [InlineData(0, 1, 1, 1, "an index that is the previous one's")]
    public void An_append_whose_entries_cannot_be_is_ignored_and_counted(long firstIndex, long firstTerm, long secondIndex, long secondTerm, string because)
    {
        var solo = new Solo();
        solo.Step(new AppendRequest(N(2), N(1), T(3), I(0), T(0), EntrySlice.Of(Entry(firstTerm, firstIndex), Entry(secondTerm, secondIndex)), I(0)));
        Assert.True(solo.Core.LastIndex == I(0) && solo.Core.IgnoredMessages == 1, because);
    }

    [Fact]
    public void A_confirmation_of_entries_that_were_never_sent_is_ignored_and_counted()
    {
        var solo = new Solo().Elected();
        solo.Confirm(2, 99);
        Assert.Equal((I(0), 1L), (solo.Core.CommitIndex, solo.Core.IgnoredMessages));
    }

    private static void Give(Solo solo, List<RaftMessage> sent, int code)
    {
        int operand = code / 16;
        switch (code % 16)
        {
            case 0:
                solo.Advance(Duration.FromMilliseconds(operand % 250));
                break;
            case 1 or 2 when solo.WritesUnderWay > 0:
                solo.Persist();
                break;
            case 3 when sent.Count > 0:
                solo.Do(core => core.SendRefused(sent[operand % sent.Count]));
                break;
            case 4:
                solo.Do(core => core.Drained(N(1 + (operand % 5))));
                break;
            case 5:
                solo.Propose(operand);
                break;
            default:
                solo.Step(Message(solo, new SeededGenerator((ulong)code)));
                break;
        }
    }

    /// <summary>A message with small fields, near the core's own term more often than not, so that many get past the first check.</summary>
    private static RaftMessage Message(Solo solo, SeededGenerator draw)
    {
        var from = N((int)draw.NextInt64(5) + 1);
        var term = new Term(draw.NextInt64(4) == 0 ? draw.NextInt64(5) - 1 : solo.Core.Term.Value + draw.NextInt64(2));
        var index = I(draw.NextInt64(8) - 1);
        var otherIndex = I(draw.NextInt64(8) - 1);
        var otherTerm = T(draw.NextInt64(5) - 1);
        bool yes = draw.NextInt64(3) > 0;
        return draw.NextInt64(8) switch
        {
            0 => new PreVoteRequest(from, N(1), term, index, otherTerm),
            1 => new PreVoteResponse(from, N(1), term, yes),
            2 => new VoteRequest(from, N(1), term, index, otherTerm),
            3 => new VoteResponse(from, N(1), term, yes),
            4 => new Heartbeat(from, N(1), term, index),
            5 => new HeartbeatResponse(from, N(1), term, index.Value),
            6 => new AppendResponse(from, N(1), term, yes, index, otherIndex, otherTerm),
            _ => Append(solo, draw, from, term, index, otherIndex),
        };
    }

    private static AppendRequest Append(Solo solo, SeededGenerator draw, NodeId from, Term term, LogIndex previous, LogIndex commit)
    {
        bool agrees = draw.NextInt64(3) > 0 && previous >= I(0) && previous <= solo.Core.LastIndex;
        var previousTerm = agrees ? solo.Core.TermAt(previous) : T(draw.NextInt64(5) - 1);
        var entries = new LogEntry[draw.NextInt64(4)];
        long entryTerm = previousTerm.Value;
        for (int i = 0; i < entries.Length; i++)
        {
            entryTerm += draw.NextInt64(2);
            entries[i] = Entry(entryTerm, previous.Value + 1 + i + (draw.NextInt64(20) == 0 ? 1 : 0));
        }

        return new AppendRequest(from, N(1), term, previous, previousTerm, EntrySlice.Of(entries), commit);
    }
}
