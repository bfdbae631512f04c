using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Messages;

public sealed class TraceHashTests
{
    [Fact]
    public void Equal_content_has_equal_hashes_and_every_field_matters()
    {
        ulong[] first = [.. Different().Select(m => m.TraceHash)];
        ulong[] second = [.. Different().Select(m => m.TraceHash)];
        Assert.Equal(first, second);
        Assert.Equal(first.Length, first.Distinct().Count());
    }

    [Fact]
    public void A_hash_is_the_same_in_every_process() =>
        Assert.Equal(3849540605994960354UL, new Heartbeat(N(1), N(2), T(3), I(4)).TraceHash);

    private static RaftMessage[] Different()
    {
        var append = new AppendRequest(N(1), N(2), T(3), I(4), T(2), EntrySlice.Of(Entry(3, 5, payload: 7)), I(4));
        var response = AppendResponse.Matched(N(1), N(2), T(3), I(4));
        var vote = new VoteRequest(N(1), N(2), T(3), I(4), T(2));
        var preVote = new PreVoteRequest(N(1), N(2), T(3), I(4), T(2));
        var heartbeat = new Heartbeat(N(1), N(2), T(3), I(4));
        return
        [
            append,
            append with { From = N(3) },
            append with { To = N(3) },
            append with { Term = T(4) },
            append with { PreviousIndex = I(3) },
            append with { PreviousTerm = T(1) },
            append with { Commit = I(3) },
            append with { Entries = EntrySlice.Empty },
            append with { Entries = EntrySlice.Of(Entry(3, 5, payload: 8)) },
            append with { Entries = EntrySlice.Of(Entry(2, 5, payload: 7)) },
            append with { Entries = EntrySlice.Of(Entry(3, 5, payload: 7), Entry(3, 6, payload: 7)) },
            response,
            response with { Success = false },
            response with { Index = I(5) },
            response with { HintIndex = I(5) },
            response with { HintTerm = T(5) },
            vote,
            vote with { LastIndex = I(5) },
            vote with { LastTerm = T(1) },
            preVote,
            preVote with { LastIndex = I(5) },
            preVote with { LastTerm = T(1) },
            new VoteResponse(N(1), N(2), T(3), Granted: true),
            new VoteResponse(N(1), N(2), T(3), Granted: false),
            new PreVoteResponse(N(1), N(2), T(3), Granted: true),
            new PreVoteResponse(N(1), N(2), T(3), Granted: false),
            heartbeat,
            heartbeat with { Commit = I(5) },
            new HeartbeatResponse(N(1), N(2), T(3), 4),
            new HeartbeatResponse(N(1), N(2), T(3), 5),
        ];
    }
}
