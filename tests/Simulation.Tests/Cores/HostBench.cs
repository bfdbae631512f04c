using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Cores;

/// <summary>A host with containers that can be kept busy.</summary>
internal sealed class HostBench
{
    public static readonly Duration Quantum = Duration.FromMilliseconds(1);

    public HostBench(int cores, double yield = 1, double reserved = 0) => Host = new HostCores(new HostCoresSettings { Cores = cores, SmtYield = yield, Reserved = reserved });

    public Kernel Kernel { get; } = new();

    public HostCores Host { get; }

    /// <summary>A container with cores of its own.</summary>
    public CorePool Pinned(int cores, int[]? processes = null) => new(Kernel, Settings(cores, null, processes), Host);

    /// <summary>A container with a quota.</summary>
    public CorePool Quota(double cores, Duration period) => new(Kernel, Settings(Host.Threads, new QuotaSettings(cores, period), null), Host);

    /// <summary>Gives a container so many streams of messages without an end.</summary>
    public void KeepBusy(CorePool pool, int streams, Duration each, CoreClass coreClass = CoreClass.Handler)
    {
        for (int i = 0; i < streams; i++)
            Again();

        void Again() => pool.Submit(coreClass, 0, each, new Callback(Again));
    }

    /// <summary>Runs until a time in milliseconds.</summary>
    public void Run(double milliseconds) => Kernel.RunUntil(VirtualTime.Zero + Duration.FromMilliseconds(milliseconds));

    private static CorePoolSettings Settings(int cores, QuotaSettings? quota, int[]? processes) => new()
    {
        Cores = cores,
        Quantum = Quantum,
        Quota = quota,
        ProcessOfNode = processes ?? [0],
    };
}
