using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Cores;

public class HostCoresTests
{
    private static readonly Duration Short = Duration.FromMilliseconds(0.01);
    private static readonly Duration Long = Duration.FromMilliseconds(20);

    [Theory]
    [InlineData(2, 2)]
    [InlineData(4, 4)]
    [InlineData(14, 16)]
    public void Busy_containers_share_an_over_committed_host_equally_and_use_all_of_it(int containers, int cores)
    {
        var bench = new HostBench(cores);
        CorePool[] pools = [.. Enumerable.Range(0, containers).Select(_ => bench.Pinned(cores))];
        foreach (CorePool pool in pools)
            bench.KeepBusy(pool, cores, Long);
        bench.Run(100);
        // Who was first had the whole host until the next one came; that is not held against it.
        long[] before = [.. pools.Select(p => p.BusyTime().Nanoseconds)];
        bench.Run(1_100);
        long[] received = [.. pools.Select((p, i) => p.BusyTime().Nanoseconds - before[i])];
        Assert.Equal(cores * 1_000_000_000L, received.Sum());
        double share = cores * 1e9 / containers;
        Assert.All(received, r => Assert.InRange(r, share - (2 * HostBench.Quantum.Nanoseconds), share + (2 * HostBench.Quantum.Nanoseconds)));
    }

    [Fact]
    public void Shares_are_equal_in_core_time_whatever_the_length_of_the_work()
    {
        var bench = new HostBench(2);
        CorePool brief = bench.Pinned(2);
        CorePool lengthy = bench.Pinned(2);
        bench.KeepBusy(brief, 4, Short);
        bench.KeepBusy(lengthy, 4, Long);
        bench.Run(1_000);
        Assert.InRange(brief.BusyTime().Nanoseconds, 0.99e9, 1.01e9);
        Assert.InRange(lengthy.BusyTime().Nanoseconds, 0.99e9, 1.01e9);
    }

    [Fact]
    public void Who_wants_less_than_its_share_gets_it_and_the_others_share_the_rest()
    {
        var bench = new HostBench(4);
        CorePool light = bench.Pinned(4);
        CorePool[] heavy = [bench.Pinned(4), bench.Pinned(4)];
        for (int i = 0; i < 1_000; i++)
            bench.Kernel.PostAt(new VirtualTime(i * 1_000_000L), new Callback(() => light.Submit(CoreClass.Handler, 0, new Duration(500_000), new Callback(() => { }))));
        foreach (CorePool pool in heavy)
            bench.KeepBusy(pool, 4, Long);
        bench.Run(1_000);
        Assert.InRange(light.BusyTime().Nanoseconds, 0.498e9, 0.5e9);
        Assert.All(heavy, p => Assert.InRange(p.BusyTime().Nanoseconds, 1.74e9, 1.76e9));
    }

    [Fact]
    public void A_pinned_container_uses_no_more_than_its_cores_on_an_idle_host()
    {
        var bench = new HostBench(8);
        CorePool pool = bench.Pinned(3);
        bench.KeepBusy(pool, 10, Long);
        bench.Run(100);
        Assert.Equal(300e6, pool.BusyTime().Nanoseconds);
        Assert.Equal(3, bench.Host.Running);
    }

    [Fact]
    public void A_container_that_slept_does_not_save_up_core_time()
    {
        var bench = new HostBench(1);
        CorePool early = bench.Pinned(1);
        CorePool late = bench.Pinned(1);
        bench.KeepBusy(early, 2, Long);
        bench.Run(500);
        bench.KeepBusy(late, 2, Long);
        bench.Run(700);
        Assert.InRange(late.BusyTime().Nanoseconds, 99e6, 101e6);
        Assert.InRange(early.BusyTime().Nanoseconds, 599e6, 601e6);
    }

    [Theory]
    [InlineData(2, 2.0)]
    [InlineData(3, 2.2)]
    [InlineData(4, 2.4)]
    public void Two_threads_of_a_core_do_less_than_two_cores(int busy, double coresWorth)
    {
        // ((C - b) + (2 b - C) y) for b above C / 2: with 4 threads and a yield of 0.6.
        var bench = new HostBench(4, yield: 0.6);
        CorePool pool = bench.Pinned(busy);
        bench.KeepBusy(pool, busy, Short);
        bench.Run(1_000);
        Assert.InRange(pool.Completed * Short.Seconds, coresWorth * 0.999, coresWorth * 1.001);
        Assert.Equal(busy * 1e9, pool.BusyTime().Nanoseconds, 20e3);
    }

    [Fact]
    public void What_infrastructure_reserves_is_not_there_for_containers()
    {
        var bench = new HostBench(4, reserved: 1.5);
        CorePool pool = bench.Pinned(4);
        bench.KeepBusy(pool, 4, Short);
        bench.Run(1_000);
        Assert.InRange(pool.Completed * Short.Seconds, 2.499, 2.501);
        Assert.InRange(bench.Host.BusyTime(bench.Kernel.Now).Nanoseconds, 3.999e9, 4.001e9);
    }

    [Fact]
    public void On_a_host_with_room_for_all_containers_run_as_with_cores_of_their_own()
    {
        var bench = new HostBench(5);
        CorePool[] pools = [bench.Pinned(2), bench.Pinned(3)];
        CorePool[] own = [Own(2), Own(3)];
        List<(int, long)> shared = [];
        List<(int, long)> alone = [];
        var generator = new SeededGenerator(7);
        for (int i = 0; i < 2_000; i++)
        {
            (int which, long cost, long at) = (i % 2, 1 + generator.NextInt64(3_000_000), i * 400_000L);
            bench.Kernel.PostAt(new VirtualTime(at), new Callback(() => pools[which].Submit(CoreClass.Handler, 0, new Duration(cost), new Callback(() => shared.Add((which, bench.Kernel.Now.Nanoseconds))))));
            bench.Kernel.PostAt(new VirtualTime(at), new Callback(() => own[which].Submit(CoreClass.Handler, 0, new Duration(cost), new Callback(() => alone.Add((which, bench.Kernel.Now.Nanoseconds))))));
        }
        bench.Run(10_000);
        Assert.Equal(2_000, shared.Count);
        Assert.Equal(alone, shared);

        CorePool Own(int cores) => new(bench.Kernel, new CorePoolSettings { Cores = cores, Quantum = HostBench.Quantum, ProcessOfNode = [0] });
    }

    [Fact]
    public void The_crash_of_a_container_gives_its_threads_to_those_that_wait()
    {
        var bench = new HostBench(2);
        CorePool dying = bench.Pinned(2);
        CorePool waiting = bench.Pinned(2);
        bench.KeepBusy(dying, 4, Long);
        bench.KeepBusy(waiting, 4, Long);
        bench.Run(10.5);
        dying.Cancel(0);
        long before = waiting.BusyTime().Nanoseconds;
        bench.Run(20.5);
        Assert.Equal(20e6, waiting.BusyTime().Nanoseconds - before);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new HostBench(0));
        Assert.Throws<ArgumentException>(() => new HostBench(4, yield: 0));
        Assert.Throws<ArgumentException>(() => new HostBench(4, yield: 1.1));
        Assert.Throws<ArgumentException>(() => new HostBench(4, reserved: 4));
        Assert.Throws<ArgumentException>(() => new HostBench(4).Quota(2, Duration.Zero));
    }
}
