using Aurigraph.Consensus.Log;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Simulation.Storage;
using Aurigraph.Simulation.World;
using Aurigraph.Units;
using Aurigraph.Worlds;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Simulation.Recording;

/// <summary>Turns what a world recorded into a result. Reads only.</summary>
internal sealed class ResultBuilder(SimulatedWorld world, RunIdentity identity, bool partial, OperationFigures? operations)
{
    private readonly Recorder _recorder = world.Recorder;
    private readonly VirtualTime _end = world.Kernel.Now;

    /// <summary>The result.</summary>
    public RunResult Build()
    {
        AuditResult audit = Audit();
        if (audit.Lost > 0 && _recorder.Checked.Count > 0)
            _recorder.Safety.Note($"acknowledged is committed: {audit.Lost} transactions were acknowledged as final and are missing from the committed log of a quorum");
        IReadOnlyList<ContainerFigures> containers = Containers();
        LatencyHistogram finality = _recorder.Transactions.Steadiness.Whole();
        IReadOnlyList<HostFigures> hosts = Hosts();
        var figures = new RecordedFigures(_recorder);
        return new RunResult
        {
            Scenario = world.Experiment.Name,
            Seed = world.Experiment.Seed,
            Mode = "simulation",
            Version = identity.Version,
            Partial = partial,
            Environment = identity.Environment,
            TraceHash = world.Trace.Hash,
            Wall = new WallClock(null, world.Kernel.EventCount, null, _end.Seconds),
            Throughput = figures.Throughput(audit, Unacknowledged(audit)),
            Finality = finality.ToDistribution(),
            Intervals = figures.Intervals(),
            Phases = figures.Phases(),
            Batches = _recorder.Batches.Figures(),
            Consensus = figures.Consensus(world.Window, _end),
            Nodes = Nodes(),
            Containers = containers,
            Hosts = hosts,
            Storage = Storage(),
            Health = world.Health.Figures(),
            Bottleneck = new BottleneckFinder(world, containers, hosts).Find(),
            Warnings = new RunWarnings(world, containers, operations).All(),
            Safety = new SafetyFigures(Checked(), [.. _recorder.Safety.Violations]),
            Operations = operations,
            Thresholds = [],
            Timeline = _recorder.Transactions.Seconds.Rows(_end),
            FinalityCurve = finality.Curve(),
            Elections = _recorder.Leadership.Gaps(_end),
            Leaders = _recorder.Leadership.Spans(_end),
            Faults = world.Faults.Spans(_end),
            Steadiness = _recorder.Transactions.Steadiness.Series(_end),
            Misfits = [.. world.Containers.Select(c => c.Misfit).OfType<MemoryMisfit>()],
        };
    }

    /// <summary>A history that could be neither explained nor refuted was not checked.</summary>
    private IReadOnlyList<string> Checked() => operations is { Verdict: "linearizable" or "not linearizable" } ? [.. _recorder.Checked, HistoryJudge.Property] : _recorder.Checked;

    /// <summary>What is in the log of incarnations that ended, and nobody was told of.</summary>
    private long Unacknowledged(AuditResult audit) => audit.Unacknowledged
        .Where(u => world.Find(u.Key.Origin).LiveIncarnation != u.Key.Incarnation)
        .Sum(u => u.Value);

    /// <summary>Holds what was acknowledged against the committed entries that a quorum of validators holds durably, whether up or down, in one log that has them all.</summary>
    private AuditResult Audit()
    {
        VirtualLogStore[] logs = [.. _recorder.Members.Voters.Select(v => world.Find(v).Log)];
        int quorum = world.Experiment.Consensus.Quorum.Size(logs.Length);
        for (LogIndex index = _recorder.Commits.Committed; index > LogIndex.Zero; index = index.Previous)
        {
            // What a log has compacted is committed, and the same in all.
            int compacted = logs.Count(log => log.BeginIndex > index);
            var holders = logs.Where(log => log.TermAt(index) is not null).GroupBy(log => log.TermAt(index)).OrderByDescending(g => g.Count()).FirstOrDefault();
            if (holders is null || holders.Count() + compacted < quorum)
                continue;
            VirtualLogStore holder = holders.First();
            return _recorder.Acknowledgements.Audit(holder.BeginIndex, holder.Entries.TakeWhile(e => e.Index <= index));
        }
        return _recorder.Acknowledgements.Audit(LogIndex.Zero, []);
    }

    private NodeFigures[] Nodes()
    {
        UsageSnapshot start = world.Usage.Start;
        UsageSnapshot end = world.Usage.End;
        var figures = new NodeFigures[world.Nodes.Count];
        for (int i = 0; i < figures.Length; i++)
        {
            SimulatedNode node = world.Nodes[i];
            int container = world.Containers.ToList().IndexOf(node.Container);
            (LogIndex index, ulong hash) = _recorder.Commits.AppliedByNode.GetValueOrDefault(node.Id, (LogIndex.Zero, StableHash.Empty));
            Distribution lag = _recorder.Commits.Lag(node.Id).ToDistribution();
            MemoryByAccount peak = node.Container.PeakMemoryOf(node.Index);
            figures[i] = new NodeFigures
            {
                Id = node.Id,
                Container = node.Container.Definition.Id,
                CpuUtilisation = end.Containers[container].Cores.UtilisationSince(start.Containers[container].Cores, node.Index),
                MemoryPeak = peak.Total,
                Memory = peak,
                EgressBytes = end.Nodes[i].Egress - start.Nodes[i].Egress,
                IngressBytes = end.Nodes[i].Ingress - start.Nodes[i].Ingress,
                StateHash = hash.ToString("x16"),
                AppliedIndex = index.Value,
                LagMs = new LagFigures(lag.P95, lag.Max),
                Up = node.IsUp,
            };
        }
        return figures;
    }

    private ContainerFigures[] Containers()
    {
        UsageSnapshot start = world.Usage.Start;
        UsageSnapshot end = world.Usage.End;
        var figures = new ContainerFigures[world.Containers.Count];
        for (int i = 0; i < figures.Length; i++)
        {
            SimulatedContainer container = world.Containers[i];
            MemoryByAccount peak = container.PeakMemory;
            figures[i] = new ContainerFigures
            {
                Id = container.Definition.Id,
                Cores = container.Definition.Cores,
                Host = container.Definition.Host,
                Nodes = container.Nodes.Count,
                CpuUtilisation = end.Containers[i].Cores.UtilisationSince(start.Containers[i].Cores),
                EgressUtilisation = end.Containers[i].Egress.UtilisationSince(start.Containers[i].Egress),
                IngressUtilisation = end.Containers[i].Ingress.UtilisationSince(start.Containers[i].Ingress),
                DiskUtilisation = end.Containers[i].Disk.UtilisationSince(start.Containers[i].Disk),
                ThrottledMs = (end.Containers[i].Cores.Throttled - start.Containers[i].Cores.Throttled).Milliseconds,
                MemoryLimit = container.Definition.Memory.Bytes,
                MemoryPeak = peak.Total,
                Memory = peak,
                MemoryKills = container.MemoryKills,
            };
        }
        return figures;
    }

    private StorageFigures Storage()
    {
        UsageSnapshot start = world.Usage.Start;
        UsageSnapshot end = world.Usage.End;
        StoreUsage used = default;
        for (int i = 0; i < world.Nodes.Count; i++)
            used += end.Nodes[i].Store - start.Nodes[i].Store;
        return new StorageFigures(used.Reads > 0 ? used.Hits / used.Reads : null, used.Asked > 0 ? used.Written / used.Asked : null, LongestStallMs(), WrittenBytesPerSecond());
    }

    private HostFigures[] Hosts()
    {
        UsageSnapshot start = world.Usage.Start;
        UsageSnapshot end = world.Usage.End;
        double length = Math.Max(1, (end.At - start.At).Nanoseconds);
        var figures = new HostFigures[world.Hosts.Count];
        for (int i = 0; i < figures.Length; i++)
        {
            SimulatedHost host = world.Hosts[i];
            figures[i] = new HostFigures
            {
                Id = host.Definition.Id,
                Cores = host.Definition.Cores,
                Containers = world.Containers.Count(c => c.Host == host),
                CpuUtilisation = (end.Hosts[i].Busy - start.Hosts[i].Busy).Nanoseconds / length / host.Definition.Cores,
                EgressUtilisation = end.Hosts[i].Egress.UtilisationSince(start.Hosts[i].Egress),
                IngressUtilisation = end.Hosts[i].Ingress.UtilisationSince(start.Hosts[i].Ingress),
                DiskUtilisation = end.Hosts[i].Disk.UtilisationSince(start.Hosts[i].Disk),
                Memory = host.Definition.Memory.Bytes,
                MemoryPeak = (host.Memory.Peak + (host.Definition.Memory - host.Memory.Limit)).Bytes,
            };
        }
        return figures;
    }

    private double LongestStallMs() =>
        _recorder.Stalls.Values.Select(c => c.Share(_end) * world.Window.Length.Milliseconds).DefaultIfEmpty(0).Max();

    private double WrittenBytesPerSecond()
    {
        UsageSnapshot start = world.Usage.Start;
        UsageSnapshot end = world.Usage.End;
        double seconds = (end.At - start.At).Seconds;
        long bytes = 0;
        for (int i = 0; i < end.Containers.Count; i++)
        {
            if (world.Containers[i].Host is null)
                bytes += end.Containers[i].Disk.BytesWritten.Bytes - start.Containers[i].Disk.BytesWritten.Bytes;
        }
        for (int i = 0; i < end.Hosts.Count; i++)
            bytes += end.Hosts[i].Disk.BytesWritten.Bytes - start.Hosts[i].Disk.BytesWritten.Bytes;
        return seconds > 0 ? bytes / seconds : 0;
    }
}
