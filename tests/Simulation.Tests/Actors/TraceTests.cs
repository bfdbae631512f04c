using Akka.Actor;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Actors;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Actors;

public class TraceTests
{
    [Fact]
    public void The_same_run_twice_gives_the_same_trace()
    {
        var one = Gossip(seed: 7);
        var other = Gossip(seed: 7);
        Assert.Equal(one.Hash, other.Hash);
        Assert.Equal(one.Blocks, other.Blocks);
        Assert.Equal(-1, Trace.FirstDifference(one.Blocks, other.Blocks));
        Assert.True(one.Deliveries > 2_000);
        Assert.Matches("^[0-9a-f]{16}$", one.Hash);
    }

    [Fact]
    public void Runs_side_by_side_give_the_same_traces_as_alone()
    {
        string[] alone = [.. Enumerable.Range(0, 4).Select(seed => Gossip((ulong)seed).Hash)];
        string[] together = new string[4];
        var threads = Enumerable.Range(0, 4).Select(seed => new Thread(() => together[seed] = Gossip((ulong)seed).Hash)).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        Assert.Equal(alone, together);
    }

    [Fact]
    public void The_trace_is_the_same_in_every_process_and_on_every_machine() => Assert.Equal("79b48ce85b92121e", Gossip(seed: 7).Hash);

    [Fact]
    public void Another_seed_gives_another_trace() => Assert.NotEqual(Gossip(1).Hash, Gossip(2).Hash);

    [Fact]
    public void A_late_difference_is_found_in_its_block()
    {
        var one = Gossip(seed: 7, oddAt: -1);
        var other = Gossip(seed: 7, oddAt: 1_000);
        int block = Trace.FirstDifference(one.Blocks, other.Blocks);
        Assert.InRange(block, 1, one.Blocks.Count - 1);
        for (int i = 0; i < block; i++)
            Assert.Equal(one.Blocks[i], other.Blocks[i]);
        var first = Gossip(seed: 7, oddAt: -1, captured: block).Captured;
        var second = Gossip(seed: 7, oddAt: 1_000, captured: block).Captured;
        Assert.Equal(256, first.Count);
        Assert.Equal(Gossip(seed: 7).Blocks[block].Deliveries, first.Count);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_block_ends_with_the_text_of_its_last_delivery()
    {
        var kernel = new Kernel();
        var trace = new Trace(blockSize: 2);
        using var world = VirtualActorSystem.Create(kernel, trace);
        var actor = world.System.ActorOf(BehaviourActor.Of(_ => (_, _) => { }), "sink");
        actor.Tell("a");
        actor.Tell(1);
        actor.Tell("b");
        kernel.RunUntil(new VirtualTime(5));
        Assert.Equal(2, trace.Blocks.Count);
        Assert.Equal("/user/sink System.Int32", trace.Blocks[0].LastDelivery);
        Assert.Equal(2, trace.Blocks[0].Deliveries);
        Assert.Equal(1, trace.Blocks[1].Deliveries);
        Assert.Equal(trace.Hash, trace.Blocks[1].Hash);
    }

    [Theory]
    [InlineData(1, "/user/a", "x", false)]
    [InlineData(0, "/user/b", "x", false)]
    [InlineData(0, "/user/a", "other type", true)]
    public void Time_actor_and_type_of_message_each_change_the_hash(long time, string path, string text, bool asNumber)
    {
        object message = asNumber ? text.Length : text;
        Assert.NotEqual(HashOf(0, "/user/a", "x"), HashOf(time, path, message));
    }

    [Fact]
    public void The_content_of_messages_that_have_a_hash_changes_the_hash()
    {
        Assert.NotEqual(HashOf(0, "/user/a", new Word(1)), HashOf(0, "/user/a", new Word(2)));
        Assert.NotEqual(HashOf(0, "/user/a", new Letter(1)), HashOf(0, "/user/a", new Letter(2)));
        Assert.Equal(HashOf(0, "/user/a", "one"), HashOf(0, "/user/a", "two"));
    }

    [Fact]
    public void Akkas_own_actors_do_not_enter_the_trace()
    {
        var kernel = new Kernel();
        var trace = new Trace();
        using (var world = VirtualActorSystem.Create(kernel, trace))
            kernel.RunUntil(new VirtualTime(5));
        Assert.Equal(0, trace.Deliveries);
    }

    private static string HashOf(long time, string path, object message)
    {
        var trace = new Trace();
        trace.Record(new VirtualTime(time), path, StableHash.Of(path), message);
        return trace.Hash;
    }

    private static Trace Gossip(ulong seed, int oddAt = -1, int captured = -1)
    {
        var kernel = new Kernel();
        var trace = new Trace(blockSize: 256, capturedBlock: captured);
        using var world = VirtualActorSystem.Create(kernel, trace);
        var generator = new SeededGenerator(seed);
        var actors = new List<IActorRef>();
        int handled = 0;
        for (int i = 0; i < 20; i++)
        {
            actors.Add(world.System.ActorOf(BehaviourActor.Of(context => (message, _) =>
            {
                var word = (Word)message;
                if (++handled == oddAt)
                    word = new Word(word.TraceHash + 1);
                var next = actors[(int)generator.NextInt64(actors.Count)];
                world.System.Scheduler.ScheduleTellOnce(TimeSpan.FromTicks(generator.NextInt64(1_000)), next, word, context.Self);
            }), $"node-{i}"));
        }
        foreach (var actor in actors)
            actor.Tell(new Word(generator.NextUInt64()));
        kernel.RunUntil(new VirtualTime(10_000_000));
        return trace;
    }

    private sealed record Word(ulong TraceHash) : ITraced;

    private sealed class Letter(ulong hash) : NetworkMessage
    {
        public override long WireSize => 1;

        public override ulong TraceHash => hash;
    }
}
