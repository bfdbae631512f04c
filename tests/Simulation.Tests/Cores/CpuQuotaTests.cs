using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Simulation.Tests.Cores;

public class CpuQuotaTests
{
    private static readonly Duration Work = Duration.FromMilliseconds(0.7);

    [Theory]
    [InlineData(16, 12, 100)]
    [InlineData(16, 11, 100)]
    [InlineData(7, 3, 10)]
    [InlineData(64, 1, 100)]
    [InlineData(4, 4, 100)]
    [InlineData(2, 0.3, 100)]
    public void A_container_that_is_always_busy_stands_still_for_period_times_1_minus_limit_over_host_cores(int cores, double limit, double period)
    {
        var bench = new HostBench(cores);
        CorePool pool = bench.Quota(limit, Duration.FromMilliseconds(period));
        bench.KeepBusy(pool, 2 * cores, Work);
        const int Periods = 20;
        bench.Run(Periods * period);
        // To the nanosecond: less than one for each core of a period cannot be given out.
        double slack = Periods * cores;
        Assert.InRange(pool.BusyTime().Nanoseconds, (Periods * period * 1e6 * limit) - slack, Periods * period * 1e6 * limit);
        double still = Periods * period * 1e6 * (1 - (limit / cores));
        Assert.InRange(pool.ThrottledTime.Nanoseconds, still - slack, still + slack);
    }

    [Fact]
    public void It_runs_on_all_cores_of_the_host_and_then_not_at_all_until_the_next_period()
    {
        var bench = new HostBench(16);
        CorePool pool = bench.Quota(12, Duration.FromMilliseconds(100));
        bench.KeepBusy(pool, 32, Work);
        bench.Run(74.9);
        Assert.Equal(16, bench.Host.Running);
        bench.Run(75.1);
        Assert.Equal(0, bench.Host.Running);
        bench.Run(99.9);
        Assert.Equal(0, bench.Host.Running);
        bench.Run(100.1);
        Assert.Equal(16, bench.Host.Running);
    }

    [Fact]
    public void Work_that_is_cut_goes_on_where_it_was()
    {
        var bench = new HostBench(2);
        CorePool pool = bench.Quota(1, Duration.FromMilliseconds(2));
        List<double> done = [];
        for (int i = 0; i < 2; i++)
            pool.Submit(CoreClass.Handler, 0, Duration.FromMilliseconds(3), new Callback(() => done.Add(bench.Kernel.Now.Milliseconds)));
        bench.Run(20);
        Assert.Equal([5.0, 5.0], done);
        Assert.Equal(6e6, pool.BusyTime().Nanoseconds);
    }

    [Fact]
    public void A_share_that_is_not_used_lapses()
    {
        var bench = new HostBench(4);
        CorePool pool = bench.Quota(1, Duration.FromMilliseconds(100));
        bench.Run(950);
        bench.KeepBusy(pool, 4, Work);
        bench.Run(1_000);
        Assert.Equal(100e6, pool.BusyTime().Nanoseconds);
    }

    [Fact]
    public void Who_uses_less_than_its_quota_is_never_stopped()
    {
        var bench = new HostBench(4);
        CorePool pool = bench.Quota(2, Duration.FromMilliseconds(10));
        bench.KeepBusy(pool, 2, Work);
        bench.Run(1_000);
        Assert.Equal(Duration.Zero, pool.ThrottledTime);
        Assert.Equal(2e9, pool.BusyTime().Nanoseconds);
    }

    [Fact]
    public void While_it_stands_still_its_cores_serve_others()
    {
        var bench = new HostBench(4);
        CorePool bounded = bench.Quota(1, Duration.FromMilliseconds(100));
        CorePool other = bench.Pinned(4);
        bench.KeepBusy(bounded, 8, Work);
        bench.KeepBusy(other, 8, Work);
        bench.Run(1_000);
        Assert.InRange(bounded.BusyTime().Nanoseconds, 1e9 - 100, 1e9);
        Assert.InRange(other.BusyTime().Nanoseconds, 3e9 - 100, 3e9 + 100);
    }

    [Fact]
    public void A_quota_wakes_the_kernel_no_more_than_three_times_a_period()
    {
        var bench = new HostBench(4);
        CorePool pool = bench.Quota(2, Duration.FromMilliseconds(100));
        bench.KeepBusy(pool, 4, Duration.FromMilliseconds(1));
        bench.Run(1_000);
        long slices = 4 * 500;
        Assert.InRange(bench.Kernel.EventCount, slices, slices + 30 + 40);
    }

    [Fact]
    public void In_no_period_is_more_used_than_its_share()
    {
        Gen<(int Cores, int Limit, int Period, int[] Works, int[] Gaps)> any = Gen.Select(
            Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 40], Gen.Int[1, 4_000_000].Array[1, 60], Gen.Int[0, 3_000_000].Array[60]);
        any.Sample(
            given =>
            {
                int limit = Math.Min(given.Limit, given.Cores);
                var bench = new HostBench(given.Cores);
                CorePool pool = bench.Quota(limit, Duration.FromMilliseconds(given.Period));
                long at = 0;
                int done = 0;
                for (int i = 0; i < given.Works.Length; i++)
                {
                    var cost = new Duration(given.Works[i]);
                    bench.Kernel.PostAt(new VirtualTime(at += given.Gaps[i]), new Callback(() => pool.Submit(CoreClass.Handler, 0, cost, new Callback(() => done++))));
                }
                long before = 0;
                for (int period = 1; done < given.Works.Length && period < 10_000; period++)
                {
                    bench.Run(period * given.Period);
                    long used = pool.BusyTime().Nanoseconds;
                    Assert.InRange(used - before, 0, limit * given.Period * 1_000_000L);
                    before = used;
                }
                Assert.Equal(given.Works.Length, done);
                Assert.Equal(given.Works.Sum(w => (long)w), before);
            },
            iter: 300);
    }
}
