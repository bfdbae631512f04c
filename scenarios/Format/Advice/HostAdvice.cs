using System.Globalization;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Advice;

/// <summary>Hosts that promise more than they have, and what stops processes beside an election time-out.</summary>
internal static class HostAdvice
{
    /// <summary>Warns of them.</summary>
    public static void Give(ExperimentDefinition experiment, WarningList warnings)
    {
        foreach (Host host in experiment.Deployment.Hosts)
            Promises(experiment.Deployment, host, warnings);
        Quotas(experiment, warnings);
        Pauses(experiment, warnings);
    }

    private static void Promises(Deployment deployment, Host host, WarningList warnings)
    {
        List<Container> containers = [.. deployment.Containers.Where(c => c.Host == host.Id)];
        List<Reservation> reservations = [.. deployment.Infrastructure.Where(r => r.Host == host.Id)];
        warnings.When(containers.Count == 0, "host.unused", $"Host {host.Id} has no containers.");
        double reserved = reservations.Sum(r => r.Cores);
        int limits = containers.Sum(c => c.Cores);
        double free = host.Cores - reserved;
        warnings.When(limits > free, "host.cores-over-commit",
            $"The containers of host {host.Id} may use {limits} cores together and it has {Text(free)} for them{(reserved > 0 ? $" (of {host.Cores})" : "")}: under load each gets {Text(free / limits * 100)} % of its limit on average.");
        ByteCount room = host.Memory - new ByteCount(reservations.Sum(r => r.Memory.Bytes));
        ByteCount fixedMemory = new(containers.Sum(c => c.FixedMemory.Bytes));
        ByteCount memory = new(containers.Sum(c => c.Memory.Bytes));
        warnings.When(fixedMemory > room, "host.memory-does-not-fit",
            $"The containers of host {host.Id} take {Megabytes(fixedMemory)} before the first transaction and it has {Megabytes(room)} for them: the last ones cannot start.");
        warnings.When(fixedMemory <= room && memory > room, "host.memory-over-commit",
            $"The memory limits of the containers of host {host.Id} add up to {Megabytes(memory)} and it has {Megabytes(room)} for them: the host may be full before a limit is reached.");
    }

    /// <summary>A busy container under a quota stands still for period x (1 - limit / host cores) of each period.</summary>
    private static void Quotas(ExperimentDefinition experiment, WarningList warnings)
    {
        Deployment deployment = experiment.Deployment;
        Duration timeout = experiment.Consensus.ElectionTimeoutMin;
        foreach (IGrouping<(string?, int), Container> same in deployment.Containers
            .Where(c => c.Role == NodeRole.Validator && c.CpuLimit == CpuLimit.Quota && deployment.HostOf(c) is not null).GroupBy(c => (c.Host, c.Cores)))
        {
            Container container = same.First();
            Host host = deployment.HostOf(container)!;
            Duration stall = deployment.QuotaPeriod * (1 - ((double)container.Cores / host.Cores));
            Duration silence = stall + experiment.Consensus.Heartbeat;
            string who = same.Count() == 1 ? container.Id : $"{container.Id} to {same.Last().Id}";
            warnings.When(silence >= timeout, "host.quota-stall-near-timeout",
                $"{who}: with all {host.Cores} cores busy a quota of {container.Cores} stands still for {Milliseconds(stall)} of each {deployment.QuotaPeriod}; with a heartbeat of {experiment.Consensus.Heartbeat} a leader may be silent for {Milliseconds(silence)}, and election time-outs start at {timeout}.");
        }
    }

    private static void Pauses(ExperimentDefinition experiment, WarningList warnings)
    {
        if (experiment.Pauses is not { } pauses)
            return;
        Duration mean = pauses.Length.Mean;
        Duration timeout = experiment.Consensus.ElectionTimeoutMin;
        Duration silence = mean + experiment.Consensus.Heartbeat;
        warnings.When(mean >= timeout, "runtime.pause-exceeds-timeout",
            $"Pauses last {Milliseconds(mean)} on average and election time-outs start at {timeout}: a leader that pauses is replaced.");
        warnings.When(mean < timeout && silence >= timeout, "runtime.pause-near-timeout",
            $"Pauses last {Milliseconds(mean)} on average; with a heartbeat of {experiment.Consensus.Heartbeat} a leader may be silent for {Milliseconds(silence)}, and election time-outs start at {timeout}.");
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Milliseconds(Duration time) => $"{Text(time.Milliseconds)}ms";

    private static string Megabytes(ByteCount size) => $"{(size.Bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture)}MB";
}
