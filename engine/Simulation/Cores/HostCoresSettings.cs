using Aurigraph.Experiment;

namespace Aurigraph.Simulation.Cores;

/// <summary>What the hardware threads of a host are.</summary>
public sealed record HostCoresSettings
{
    /// <summary>Hardware threads; at least 1.</summary>
    public required int Cores { get; init; }

    /// <summary>What a thread is worth beside its busy sibling; 1 without siblings. In (0, 1].</summary>
    public double SmtYield { get; init; } = 1;

    /// <summary>Cores that infrastructure keeps busy; not negative, below <see cref="Cores"/>.</summary>
    public double Reserved { get; init; }

    /// <summary>Threads that containers may use: what is not reserved, rounded up.</summary>
    public int Threads => (int)Math.Ceiling(Cores - Reserved);

    /// <summary>What part of each of these threads is theirs; below 1 when a part of a core is reserved.</summary>
    public double ThreadShare => (Cores - Reserved) / Threads;

    /// <summary>The hardware threads of a host of an experiment.</summary>
    /// <param name="host">Cores and yield.</param>
    /// <param name="deployment">What reserves some of them.</param>
    public static HostCoresSettings Of(Host host, Deployment deployment) => new()
    {
        Cores = host.Cores,
        SmtYield = host.SmtYield,
        Reserved = deployment.Infrastructure.Where(r => r.Host == host.Id).Sum(r => r.Cores),
    };

    /// <summary>Speed of work while so many threads work for containers: of their part of a thread, what siblings leave.</summary>
    /// <param name="running">Threads at work; 0 counts as 1.</param>
    internal double SpeedWith(int running)
    {
        double busy = Math.Min(Cores, Math.Max(1, running) + Reserved);
        double shared = (2 * busy) - Cores;
        double each = SmtYield == 1 || shared <= 0 ? 1 : ((Cores - busy) + (shared * SmtYield)) / busy;
        return each * ThreadShare;
    }

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the value and its range.</exception>
    internal void Validate()
    {
        Require(Cores >= 1, $"it needs at least 1 core, not {Cores}");
        Require(SmtYield is > 0 and <= 1, $"what a thread is worth beside its sibling lies in (0, 1], not {SmtYield}");
        Require(Reserved >= 0 && Reserved < Cores, $"infrastructure reserves at least 0 and fewer than all {Cores} cores, not {Reserved}");
    }

    private static void Require(bool holds, string what)
    {
        if (!holds)
            throw new ArgumentException($"Host cores: {what}.");
    }
}
