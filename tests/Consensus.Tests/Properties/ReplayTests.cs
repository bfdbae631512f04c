using Aurigraph.Consensus.Tests.Harness;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Consensus.Tests.Properties;

public sealed class ReplayTests
{
    [Fact]
    public void The_same_schedule_gives_the_same_messages_in_the_same_order()
    {
        int messages = 0;
        Gen.Select(Gen.Int[3, 5], Gen.Bool, Gen.Int[0, int.MaxValue].Array[100, 600]).Sample(
            (voters, isStorm, codes) =>
            {
                var first = Trace(voters, isStorm, codes);
                Interlocked.Add(ref messages, first.Messages);
                Assert.Equal(first, Trace(voters, isStorm, codes));
            },
            iter: 100);
        Assert.True(messages > 10_000, "Members talk.");
    }

    private static (ulong Hash, int Messages) Trace(int voters, bool isStorm, int[] codes)
    {
        var trace = (Hash: StableHash.Empty, Messages: 0);
        var cluster = new Cluster(voters);
        cluster.OnSent = message => trace = (StableHash.Mix(trace.Hash, message.TraceHash), trace.Messages + 1);
        foreach (int code in codes)
            Schedule.Happen(cluster, code, isStorm);
        return trace;
    }
}
