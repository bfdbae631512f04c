using Aurigraph.Measurement;

namespace Aurigraph.Reports.Text;

/// <summary>What each chart and table shows, in one sentence: its title. Pure functions of the result.</summary>
internal static class Findings
{
    /// <summary>Committed below this share of offered is saturation, not noise.</summary>
    public const double CarriedShare = 0.98;

    /// <summary>What clients of the key-value store saw; empty when there were none.</summary>
    public static string Operations(RunResult result)
    {
        if (result.Operations is not { } operations)
            return "";
        string clients = $"{NumberFormat.Plural(operations.Invoked, "operation")} of {NumberFormat.Plural(operations.Clients, "client")} on a {(operations.Model == "register" ? "register" : "key-value store")}";
        string reads = $"{NumberFormat.Count(operations.ReadsByFollowers)} of {NumberFormat.Plural(operations.ReadsByLeaders + operations.ReadsByFollowers, "read")} answered by followers";
        return $"{clients}: {operations.Verdict}; {NumberFormat.Count(operations.Completed)} completed, {NumberFormat.Count(operations.Failed)} failed, {NumberFormat.Count(operations.Unknown)} unknown; {reads}";
    }

    public static string Throughput(RunResult result)
    {
        Throughput t = result.Throughput;
        if (t.OfferedTps <= 0)
            return "Nothing was offered in the window";
        if (t.CommittedTps <= 0)
            return $"Of {NumberFormat.Short(t.OfferedTps)} TPS offered, none was committed";
        if (t.CommittedTps < CarriedShare * t.OfferedTps)
            return $"Of {NumberFormat.Short(t.OfferedTps)} TPS offered, {NumberFormat.Short(t.CommittedTps)} were committed";
        return result.Consensus.LeaderlessMs > 0
            ? $"{NumberFormat.Short(t.CommittedTps)} TPS committed, through {NumberFormat.Elapsed(result.Consensus.LeaderlessMs)} without a leader"
            : $"{NumberFormat.Short(t.CommittedTps)} TPS committed, as many as were offered";
    }

    public static string Finality(RunResult result)
    {
        if (result.Finality is not { P50: { } p50, P99: { } p99 } || result.FinalityCurve.Count == 0)
            return "No transaction became final in the window";
        string half = $"half of all within {NumberFormat.Milliseconds(p50)}";
        return p50 > 0 && p99 > 3 * p50
            ? Capital($"{half}, the last percent beyond {NumberFormat.Milliseconds(p99)}")
            : Capital($"{half}, 99 % within {NumberFormat.Milliseconds(p99)}");
    }

    public static string Phases(RunResult result)
    {
        (string Name, Phase Phase)[] phases = PhasesInOrder(result);
        double total = phases.Sum(p => p.Phase.Mean ?? 0);
        if (total <= 0)
            return "No transaction passed all phases";
        (string name, Phase longest) = phases.MaxBy(p => p.Phase.Mean ?? 0);
        return $"{name} takes {NumberFormat.Percent(longest.Mean!.Value / total)} of the mean of {NumberFormat.Milliseconds(result.Finality.Mean ?? total)}";
    }

    public static (string Name, Phase Phase)[] PhasesInOrder(RunResult result) =>
        [("Admission", result.Phases.Admission), ("Batching", result.Phases.Batching), ("Dissemination", result.Phases.Dissemination),
         ("Ordering", result.Phases.Ordering), ("Apply", result.Phases.Apply)];

    public static string Memory(RunResult result)
    {
        if (result.Misfits.Count > 0)
            return $"{NumberFormat.Plural(result.Misfits.Count, "container")} cannot hold {(result.Misfits.Count == 1 ? "its" : "their")} fixed memory";
        int killed = result.Containers.Count(c => c.MemoryKills > 0);
        if (killed > 0)
            return $"{NumberFormat.Plural(killed, "container")} passed the memory limit and died";
        if (Worst(result) is not { } worst)
            return "No memory was measured";
        return $"The fullest container holds {NumberFormat.Percent(Share(worst))} of its limit";
    }

    public static string Utilisation(RunResult result)
    {
        if (result.Containers.Count == 0)
            return "No container was measured";
        (string Name, double Use) busiest = result.Containers
            .SelectMany(c => new[] { ("CPU of " + c.Id, c.CpuUtilisation), ("NIC egress of " + c.Id, c.EgressUtilisation), ("NIC ingress of " + c.Id, c.IngressUtilisation), ("Disk of " + c.Id, c.DiskUtilisation) })
            .MaxBy(u => u.Item2);
        return $"{busiest.Name} is the busiest, {NumberFormat.Percent(busiest.Use)} of the window";
    }

    public static string Containers(RunResult result)
    {
        int narrow = result.Containers.Count(c => Share(c) > 0.9);
        int busy = result.Containers.Count(c => Busy(c) > 0.9);
        return (narrow, busy) switch
        {
            (0, 0) => "No container is short of memory, cores, NIC or disk",
            (_, 0) => $"{NumberFormat.Word(narrow)} of {NumberFormat.Plural(result.Containers.Count, "container")} {(narrow == 1 ? "is" : "are")} short of memory, none of cores, NIC or disk",
            (0, _) => $"{NumberFormat.Word(busy)} of {NumberFormat.Plural(result.Containers.Count, "container")} {(busy == 1 ? "has" : "have")} a resource that is busy almost all the time",
            _ => $"{NumberFormat.Word(narrow)} of {NumberFormat.Plural(result.Containers.Count, "container")} {(narrow == 1 ? "is" : "are")} short of memory, {NumberFormat.WordInside(busy)} of cores, NIC or disk",
        };
    }

    public static string Leaders(RunResult result)
    {
        int leaders = result.Leaders.Select(l => l.Leader).Distinct().Count();
        return leaders switch
        {
            0 => "No node ever led",
            1 when result.Leaders.Count == 1 => $"{result.Leaders[0].Leader} led for the whole run",
            1 => $"{result.Leaders[0].Leader} led alone, {result.Leaders.Count} times",
            _ => $"{NumberFormat.Word(leaders)} nodes led, {NumberFormat.Plural(result.Elections.Count, "interval")} without a leader",
        };
    }

    public static string Elections(RunResult result) => result.Elections.Count switch
    {
        0 => "A quorum followed a leader all the time",
        1 => "One interval without a leader",
        var n => $"{NumberFormat.Word(n)} intervals without a leader",
    };

    /// <summary>The fault that explains an interval without a leader: one during which it begins, or that ended less than a second before.</summary>
    public static FaultSpan? FaultBehind(RunResult result, ElectionRow election) => result.Faults
        .Where(f => f.StartMs <= election.StartMs + 1 && election.StartMs <= f.EndMs + 1_000)
        .MaxBy(f => f.StartMs);

    public static ContainerFigures? Worst(RunResult result) => result.Containers.MaxBy(Share);

    public static double Share(ContainerFigures container) => container.MemoryLimit > 0 ? (double)container.MemoryPeak / container.MemoryLimit : 0;

    public static double Busy(ContainerFigures container) =>
        Math.Max(Math.Max(container.CpuUtilisation, container.DiskUtilisation), Math.Max(container.EgressUtilisation, container.IngressUtilisation));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
