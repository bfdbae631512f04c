using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Tests.Harness;
using Xunit.Abstractions;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests;

/// <summary>What one replicated entry costs in memory: a fixed, small number of objects, whatever the length of the log.</summary>
public sealed class SteadyStateTests(ITestOutputHelper output)
{
    private const int Followers = 4;

    [Fact]
    public void A_leader_allocates_the_entry_the_write_and_one_append_per_follower()
    {
        var leader = Leading();
        var payload = new TestPayload(1);
        var responses = new AppendResponse[2_000, Followers];
        for (int i = 0; i < responses.GetLength(0); i++)
        {
            for (int follower = 0; follower < Followers; follower++)
                responses[i, follower] = AppendResponse.Matched(N(follower + 2), N(1), T(1), I(i + 2));
        }

        for (int i = 0; i < 1_000; i++)
            Replicate(i);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1_000; i < 2_000; i++)
            Replicate(i);
        long perEntry = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000;
        output.WriteLine($"{perEntry} bytes per entry with {Followers} followers");
        Assert.Equal(I(2_001), leader.CommitIndex);
        Assert.InRange(perEntry, 100, 1_000);

        void Replicate(int i)
        {
            leader.Propose(payload);
            var write = leader.Drain().Write!;
            leader.Persisted(write);
            for (int follower = 0; follower < Followers; follower++)
            {
                leader.Step(responses[i, follower]);
                leader.Drain();
            }
        }
    }

    [Fact]
    public void A_follower_allocates_the_write_and_the_answer()
    {
        var leader = Leading();
        var follower = Member(2);
        var appends = new List<AppendRequest>();
        leader.Step(AppendResponse.Matched(N(2), N(1), T(1), I(1)));
        for (int i = 0; i < 2_000; i++)
        {
            leader.Propose(new TestPayload(i));
            appends.AddRange(leader.Drain().Messages.OfType<AppendRequest>().Where(a => a.To == N(2)));
            leader.Step(AppendResponse.Matched(N(2), N(1), T(1), leader.LastIndex));
        }

        Assert.Equal(2_000, appends.Count);
        follower.Step(new AppendRequest(N(1), N(2), T(1), I(0), T(0), EntrySlice.Of(leader.Entry(I(1))), I(0)));
        follower.Persisted(follower.Drain().Write!);
        for (int i = 0; i < 1_000; i++)
            Follow(appends[i]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1_000; i < 2_000; i++)
            Follow(appends[i]);
        long perEntry = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000;
        output.WriteLine($"{perEntry} bytes per entry");
        Assert.Equal(I(2_001), follower.DurableIndex);
        Assert.InRange(perEntry, 50, 400);

        void Follow(AppendRequest append)
        {
            follower.Step(append);
            follower.Persisted(follower.Drain().Write!);
        }
    }

    private static HyperRaft Leading()
    {
        var core = Member(1);
        core.Advance(ElectionTimeout);
        core.Persisted(core.Drain().Write!);
        for (int follower = 0; follower < Followers; follower++)
            core.Step(new VoteResponse(N(follower + 2), N(1), T(1), Granted: true));
        core.Persisted(core.Drain().Write!);
        for (int follower = 0; follower < Followers; follower++)
            core.Step(AppendResponse.Matched(N(follower + 2), N(1), T(1), I(1)));
        core.Drain();
        return core;
    }

    private static HyperRaft Member(int number) => new(
        new CoreOptions
        {
            Self = N(number),
            Configuration = new(Enumerable.Range(1, Followers + 1).Select(N)),
            Heartbeat = Harness.Solo.Heartbeat,
            ElectionTimeoutMin = ElectionTimeout,
            DrawElectionTimeout = () => ElectionTimeout,
            PreVote = false,
        },
        RestoredState.None);
}
