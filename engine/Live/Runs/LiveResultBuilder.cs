using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Node.Ports;
using Aurigraph.Units;
using Aurigraph.Worlds;
using Aurigraph.Worlds.Journal;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Live.Runs;

/// <summary>Turns what was recorded of a live run into a result. What a live run does not measure is null, or 0 where the format has no null; the warnings say which.</summary>
internal sealed class LiveResultBuilder(ExperimentDefinition experiment, RunIdentity identity, RunReplay run, LiveRunFacts facts)
{
    private readonly Recorder _recorder = run.Recorder;

    /// <summary>The result.</summary>
    public RunResult Build()
    {
        LatencyHistogram finality = _recorder.Transactions.Steadiness.Whole();
        var figures = new RecordedFigures(_recorder);
        ContainerFigures[] containers = Containers();
        (LogIndex, ulong Hash) state = _recorder.Commits.AppliedByNode.Values.OrderByDescending(a => a.Index).FirstOrDefault((LogIndex.Zero, StableHash.Empty));
        return new RunResult
        {
            Scenario = experiment.Name,
            Seed = experiment.Seed,
            Mode = "live",
            Version = identity.Version,
            Partial = facts.Partial,
            Environment = identity.Environment,
            TraceHash = state.Hash.ToString("x16"),
            Wall = new WallClock(facts.WallSeconds, null, null, null),
            Throughput = figures.Throughput(facts.Audit, facts.CommittedUnacknowledged) with { Lost = facts.Audit.Lost + facts.MissingOrRepeated },
            Finality = finality.ToDistribution(),
            Intervals = figures.Intervals(),
            Phases = figures.Phases(),
            Batches = _recorder.Batches.Figures(),
            Consensus = figures.Consensus(run.Window, run.End),
            Nodes = Nodes(),
            Containers = containers,
            Storage = new StorageFigures(null, null, StallMs(), run.Usage.Values.Sum(u => u.Between(run.Window.Start, run.Window.End).WrittenBytes) / run.Window.Length.Seconds),
            Health = new HealthFigures(run.PassRate, facts.Restarts),
            Bottleneck = Busiest(containers),
            Warnings = [.. facts.Warnings, .. Notes()],
            Safety = new SafetyFigures(_recorder.Checked, [.. _recorder.Safety.Violations]),
            Thresholds = [],
            Timeline = _recorder.Transactions.Seconds.Rows(run.End),
            FinalityCurve = finality.Curve(),
            Elections = _recorder.Leadership.Gaps(run.End),
            Leaders = _recorder.Leadership.Spans(run.End),
            Faults = [.. facts.Faults.Select(f => f with { EndMs = Math.Min(f.EndMs, run.End.Milliseconds) })],
            Steadiness = _recorder.Transactions.Steadiness.Series(run.End),
            Misfits = [],
        };
    }

    private NodeFigures[] Nodes()
    {
        var figures = new List<NodeFigures>();
        foreach (NodeId node in experiment.Deployment.AllNodes.Order())
        {
            Container container = experiment.Deployment.ContainerOf(node);
            UsageLog usage = run.Usage.GetValueOrDefault(node) ?? new UsageLog();
            UsageSample used = usage.Between(run.Window.Start, run.Window.End);
            (LogIndex index, ulong hash) = _recorder.Commits.AppliedByNode.GetValueOrDefault(node, (LogIndex.Zero, StableHash.Empty));
            Distribution lag = _recorder.Commits.Lag(node).ToDistribution();
            MemoryByAccount memory = Memory(usage);
            figures.Add(new NodeFigures
            {
                Id = node,
                Container = container.Id,
                CpuUtilisation = CpuOf(used) / (run.Window.Length.Nanoseconds * CoresOf(container)),
                MemoryPeak = memory.Total,
                Memory = memory,
                EgressBytes = used.SentBytes,
                IngressBytes = used.ReceivedBytes,
                StateHash = hash.ToString("x16"),
                AppliedIndex = index.Value,
                LagMs = new LagFigures(lag.P95, lag.Max),
                Up = run.Up.Contains(node),
            });
        }
        return [.. figures];
    }

    private ContainerFigures[] Containers()
    {
        var figures = new List<ContainerFigures>();
        double nic = experiment.Network.Nic.BytesPerSecond;
        foreach (Container container in experiment.Deployment.Containers)
        {
            UsageLog[] logs = [.. container.Nodes.Select(n => run.Usage.GetValueOrDefault(n)).OfType<UsageLog>()];
            UsageSample[] used = [.. logs.Select(l => l.Between(run.Window.Start, run.Window.End))];
            MemoryByAccount[] memory = [.. logs.Select(Memory)];
            double window = run.Window.Length.Seconds;
            figures.Add(new ContainerFigures
            {
                Id = container.Id,
                Cores = container.Cores,
                Host = container.Host,
                Nodes = container.Nodes.Count,
                CpuUtilisation = used.Sum(CpuOf) / (run.Window.Length.Nanoseconds * CoresOf(container)),
                EgressUtilisation = used.Sum(u => u.SentBytes) / window / nic,
                IngressUtilisation = used.Sum(u => u.ReceivedBytes) / window / nic,
                DiskUtilisation = used.Length == 0 ? 0 : used.Max(u => u.DiskBusyNanoseconds) / (double)run.Window.Length.Nanoseconds,
                ThrottledMs = facts.ThrottledMs.GetValueOrDefault(container.Id),
                MemoryLimit = container.Memory.Bytes,
                MemoryPeak = memory.Sum(m => m.Total),
                Memory = Sum(memory),
                MemoryKills = (int)facts.MemoryKills.GetValueOrDefault(container.Id),
            });
        }
        return [.. figures];
    }

    /// <summary>A node's part of the processor time of its process.</summary>
    private double CpuOf(UsageSample used) => (double)used.CpuNanoseconds / facts.NodesPerProcess;

    private double CoresOf(Container container) => experiment.Live.CoresOf(container, identity.Environment.Cores);

    /// <summary>What accounts held at the peak of the process; the rest of the process is the runtime's.</summary>
    private MemoryByAccount Memory(UsageLog usage)
    {
        if (usage.Peak is not { } peak)
            return new MemoryByAccount(0, 0, 0, 0, 0, 0, 0);
        IReadOnlyList<long> held = peak.Memory;
        long accounted = held.Sum() - held[(int)MemoryAccount.Runtime];
        return new MemoryByAccount(held[(int)MemoryAccount.Mempool], held[(int)MemoryAccount.Bodies], held[(int)MemoryAccount.Log], held[(int)MemoryAccount.StateCache],
            held[(int)MemoryAccount.WriteBuffer], held[(int)MemoryAccount.Network], Math.Max(0, (usage.PeakResident / facts.NodesPerProcess) - accounted));
    }

    private static MemoryByAccount Sum(MemoryByAccount[] parts) => new(parts.Sum(p => p.Mempool), parts.Sum(p => p.Bodies), parts.Sum(p => p.Log), parts.Sum(p => p.StateCache),
        parts.Sum(p => p.WriteBuffer), parts.Sum(p => p.Network), parts.Sum(p => p.Runtime));

    /// <summary>Memory when something was killed or refused for the lack of it, as nothing else can fill then.</summary>
    private Bottleneck Busiest(ContainerFigures[] containers)
    {
        ContainerFigures? fullest = containers.MaxBy(c => (c.MemoryKills, c.MemoryPeak / (double)c.MemoryLimit));
        if (fullest is not null && (fullest.MemoryKills > 0 || _recorder.Transactions.Rejections.GetValueOrDefault("memory") > 0))
            return new Bottleneck("memory", fullest.Id, Math.Min(1, fullest.MemoryPeak / (double)fullest.MemoryLimit));
        double machine = run.Usage.Values.Sum(u => CpuOf(u.Between(run.Window.Start, run.Window.End))) + facts.DriverCpuNanoseconds;
        var found = new List<Bottleneck> { new("cpu", "this machine", machine / (run.Window.Length.Nanoseconds * (double)identity.Environment.Cores)) };
        foreach (ContainerFigures container in containers)
        {
            found.Add(new Bottleneck("cpu", container.Id, container.CpuUtilisation));
            found.Add(new Bottleneck("egress", container.Id, container.EgressUtilisation));
            found.Add(new Bottleneck("ingress", container.Id, container.IngressUtilisation));
            found.Add(new Bottleneck("disk", container.Id, container.DiskUtilisation));
        }
        Bottleneck busiest = found.MaxBy(b => b.Utilisation)!;
        Bottleneck? window = _recorder.Windows.Select(w => new Bottleneck("window", w.Key.ToString(), w.Value.Share(run.End))).MaxBy(b => b.Utilisation);
        return busiest.Utilisation < 0.9 && window is not null && window.Utilisation > Math.Max(0.5, busiest.Utilisation) ? window : busiest;
    }

    private double StallMs() => _recorder.Stalls.Values.Select(c => c.Share(run.End) * run.Window.Length.Milliseconds).DefaultIfEmpty(0).Max();

    private IEnumerable<Warning> Notes()
    {
        if (_recorder.Transactions.InFlight > 0)
            yield return new Warning("run.not-drained", FormattableString.Invariant($"{_recorder.Transactions.InFlight:N0} transactions were still in flight when the run ended."));
        if (_recorder.Leadership.Leader.IsNone)
            yield return new Warning("consensus.no-leader", "No leader had a quorum behind it when the run ended.");
    }
}
