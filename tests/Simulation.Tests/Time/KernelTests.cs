using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Simulation.Tests.Time;

public class KernelTests
{
    private readonly Kernel _kernel = new();
    private readonly List<string> _seen = [];

    [Fact]
    public void Events_fire_in_order_of_time_and_then_of_posting()
    {
        Post(20, "c");
        Post(10, "a");
        Post(20, "d");
        Post(10, "b");
        _kernel.RunUntil(new VirtualTime(100));
        Assert.Equal(["a", "b", "c", "d"], _seen);
    }

    [Fact]
    public void What_was_posted_earlier_for_now_goes_before_what_is_posted_now_for_now()
    {
        _kernel.PostAt(new VirtualTime(10), new Callback(() =>
        {
            _seen.Add("first");
            _kernel.Post(new Callback(() => _seen.Add("third")));
        }));
        Post(10, "second");
        _kernel.RunUntil(new VirtualTime(10));
        Assert.Equal(["first", "second", "third"], _seen);
    }

    [Fact]
    public void Any_mix_of_delays_fires_like_a_stable_sort_by_time() =>
        Gen.Select(Gen.Int[0, 5].Array[1, 4].Array[0, 200], Gen.Int[0, 2]).Sample((delays, depth) =>
        {
            var kernel = new Kernel();
            var fired = new List<(long Time, int Id)>();
            var posted = new List<(long Time, int Id)>();
            int next = 0;
            void PostOne(long delay, int level)
            {
                int id = next++;
                posted.Add((kernel.Now.Nanoseconds + delay, id));
                kernel.PostAfter(new Duration(delay), new Callback(() =>
                {
                    fired.Add((kernel.Now.Nanoseconds, id));
                    if (level < depth)
                        PostOne(delays[id % delays.Length][0], level + 1);
                }));
            }
            foreach (var group in delays)
            {
                foreach (int delay in group)
                    PostOne(delay, 0);
            }
            kernel.RunUntil(VirtualTime.Never);
            return fired.SequenceEqual(posted.OrderBy(p => p.Time).ThenBy(p => p.Id));
        });

    [Fact]
    public void A_large_queue_stays_in_order()
    {
        var generator = new SeededGenerator(1);
        long last = -1;
        int count = 0;
        for (int i = 0; i < 20_000; i++)
        {
            _kernel.PostAt(new VirtualTime(generator.NextInt64(1_000_000)), new Callback(() =>
            {
                Assert.True(_kernel.Now.Nanoseconds >= last);
                last = _kernel.Now.Nanoseconds;
                count++;
            }));
        }
        _kernel.RunUntil(new VirtualTime(1_000_000));
        Assert.Equal(20_000, count);
        Assert.Equal(20_000, _kernel.EventCount);
        Assert.Equal(0, _kernel.PendingCount);
    }

    [Fact]
    public void The_argument_is_handed_to_the_event()
    {
        long seen = 0;
        _kernel.PostAfter(new Duration(1), new Callback(argument => seen = argument), 42);
        _kernel.RunUntil(new VirtualTime(1));
        Assert.Equal(42, seen);
    }

    [Fact]
    public void The_clock_stands_at_the_end_and_later_events_wait()
    {
        Post(10, "a");
        Post(11, "b");
        Assert.True(_kernel.RunUntil(new VirtualTime(10)));
        Assert.Equal(["a"], _seen);
        Assert.Equal(10, _kernel.Now.Nanoseconds);
        Assert.Equal(11, _kernel.NextEventAt.Nanoseconds);
        _kernel.RunUntil(new VirtualTime(50));
        Assert.Equal(["a", "b"], _seen);
        Assert.Equal(50, _kernel.Now.Nanoseconds);
    }

    [Fact]
    public void Running_for_ever_ends_when_nothing_is_pending_and_leaves_the_clock_at_the_last_event()
    {
        Post(10, "a");
        _kernel.PostAt(VirtualTime.Never, new Callback(() => _seen.Add("never")));
        Assert.True(_kernel.RunUntil(VirtualTime.Never));
        Assert.Equal(["a"], _seen);
        Assert.Equal(10, _kernel.Now.Nanoseconds);
        Assert.Equal(0, _kernel.PendingCount);
    }

    [Fact]
    public void Stop_ends_the_run_after_the_event_and_the_rest_stays_pending()
    {
        _kernel.PostAt(new VirtualTime(5), new Callback(_kernel.Stop));
        Post(5, "rest");
        Assert.False(_kernel.RunUntil(new VirtualTime(10)));
        Assert.Empty(_seen);
        Assert.Equal(5, _kernel.Now.Nanoseconds);
        Assert.True(_kernel.RunUntil(new VirtualTime(10)));
        Assert.Equal(["rest"], _seen);
    }

    [Fact]
    public void A_cancelled_token_ends_a_run_that_would_never_end()
    {
        using var source = new CancellationTokenSource();
        Callback? again = null;
        again = new Callback(() =>
        {
            if (_kernel.EventCount == 10_000)
                source.Cancel();
            _kernel.Post(again!);
        });
        _kernel.Post(again);
        Assert.Throws<OperationCanceledException>(() => _kernel.RunUntil(new VirtualTime(1), source.Token));
        Assert.InRange(_kernel.EventCount, 10_000, 20_000);
    }

    [Fact]
    public void An_exception_in_an_event_surfaces_and_the_kernel_can_go_on()
    {
        _kernel.PostAt(new VirtualTime(5), new Callback(() => throw new InvalidDataException("broken")));
        Post(6, "after");
        Assert.Equal("broken", Assert.Throws<InvalidDataException>(() => _kernel.RunUntil(new VirtualTime(10))).Message);
        _kernel.RunUntil(new VirtualTime(10));
        Assert.Equal(["after"], _seen);
    }

    [Fact]
    public void Posting_for_the_past_throws()
    {
        _kernel.RunUntil(new VirtualTime(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Post(9, "late"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _kernel.PostAfter(new Duration(-1), new Callback(() => { })));
        Assert.Throws<ArgumentOutOfRangeException>(() => _kernel.RunUntil(new VirtualTime(9)));
    }

    [Fact]
    public void An_event_cannot_run_the_kernel()
    {
        _kernel.Post(new Callback(() => _kernel.RunUntil(new VirtualTime(10))));
        Assert.Throws<InvalidOperationException>(() => _kernel.RunUntil(new VirtualTime(10)));
    }

    [Fact]
    public void Posting_allocates_nothing()
    {
        var nothing = new Callback(_ => { });
        for (int i = 0; i < 1_000; i++)
            _kernel.PostAfter(new Duration(i % 7), nothing, i);
        _kernel.RunUntil(new VirtualTime(10));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
            _kernel.PostAfter(new Duration(i % 7), nothing, i);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private void Post(long time, string name) => _kernel.PostAt(new VirtualTime(time), new Callback(() => _seen.Add(name)));
}
