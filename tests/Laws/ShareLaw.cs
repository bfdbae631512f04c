using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Time;
using Aurigraph.Simulation.World;
using Aurigraph.Units;

namespace Aurigraph.Laws;

/// <summary>What share of its time a container that is always busy gets, or stands still, held against a closed form.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Expected">The share by the closed form.</param>
/// <param name="Run">Measures it.</param>
public sealed record ShareLaw(string Name, double Expected, Func<double> Run)
{
    private static readonly Duration Work = Duration.FromMicroseconds(700);
    private static readonly Duration Quantum = Duration.FromMicroseconds(1_000);
    private static readonly Duration Length = Duration.FromMilliseconds(100_000);

    /// <summary>A quota: stands still for 1 - limit / host cores of each period.</summary>
    public static ShareLaw Quota(int limit, int cores) => new($"quota {limit} of {cores}, stands still", 1 - ((double)limit / cores), () =>
    {
        var kernel = new Kernel();
        var host = new HostCores(new HostCoresSettings { Cores = cores });
        CorePool pool = Busy(kernel, cores, host, new QuotaSettings(limit, Duration.FromMilliseconds(100)));
        kernel.RunUntil(VirtualTime.Zero + Length);
        return pool.ThrottledTime.Nanoseconds / (double)Length.Nanoseconds;
    });

    /// <summary>One of several busy containers on a host: its part of all cores.</summary>
    public static ShareLaw OverCommit(int containers, int cores) => new($"one of {containers} on {cores} cores", 1.0 / containers, () =>
    {
        var kernel = new Kernel();
        var host = new HostCores(new HostCoresSettings { Cores = cores });
        CorePool[] pools = [.. Enumerable.Range(0, containers).Select(_ => Busy(kernel, cores, host, null))];
        kernel.RunUntil(VirtualTime.Zero + Length);
        return pools[^1].BusyTime().Nanoseconds / (double)Length.Nanoseconds / cores;
    });

    /// <summary>Pauses: the share of busy time lost is mean length / (mean interval + mean length).</summary>
    public static ShareLaw Pauses(double intervalMs, double medianMs, double sigma)
    {
        var pauses = new RuntimePauses(new ExponentialLatency(Duration.FromMilliseconds(intervalMs), Duration.Zero), new LognormalLatency(Duration.FromMilliseconds(medianMs), sigma));
        double expected = pauses.Length.Mean.Nanoseconds / (double)(pauses.Every.Mean + pauses.Length.Mean).Nanoseconds;
        return new ShareLaw(FormattableString.Invariant($"pauses of {medianMs} ms every {intervalMs} ms, time lost"), expected, () =>
        {
            var kernel = new Kernel();
            CorePool pool = Busy(kernel, 1, null, null);
            _ = new RuntimePauser(kernel, pool, 0, pauses, new SeededGenerator(20_260_101));
            kernel.RunUntil(VirtualTime.Zero + (Length * 10L));
            return 1 - (pool.BusyTime().Nanoseconds / (double)(Length * 10L).Nanoseconds);
        });
    }

    private static CorePool Busy(Kernel kernel, int cores, HostCores? host, QuotaSettings? quota)
    {
        var pool = new CorePool(kernel, new CorePoolSettings { Cores = cores, Quantum = Quantum, Quota = quota, ProcessOfNode = [0] }, host);
        var again = new Endless(pool);
        for (int i = 0; i < 2 * cores; i++)
            again.Fire(0);
        return pool;
    }

    private sealed class Endless(CorePool pool) : IKernelEvent
    {
        public void Fire(long argument) => pool.Submit(CoreClass.Handler, 0, Work, this);
    }
}
