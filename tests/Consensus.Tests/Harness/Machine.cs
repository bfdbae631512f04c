using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>A member with its disk and its state machine, whose state is all that was applied.</summary>
internal sealed class Machine(CoreOptions options, ulong seed)
{
    private readonly SeededGenerator _timeouts = new SeededGenerator(seed).Derive("election time-outs", options.Self.Number);
    private readonly List<LogEntry> _appliedEntries = [];
    private HyperRaft? _core;

    public NodeId Id => options.Self;

    public CoreOptions Options => options;

    public SimulatedDisk Disk { get; } = new();

    public bool IsUp => _core is not null;

    public HyperRaft Core => _core ?? throw new InvalidOperationException($"{Id} is down.");

    /// <summary>What its state machine was given, in order, directly or within a snapshot.</summary>
    public IReadOnlyList<LogEntry> AppliedEntries => _appliedEntries;

    public IEnumerable<int> AppliedNumbers => _appliedEntries.Select(e => e.Payload).OfType<TestPayload>().Select(p => p.Number);

    /// <summary>What its state stands for; null when nothing was applied.</summary>
    private SnapshotMark? State => _appliedEntries.Count == 0
        ? null
        : new SnapshotMark(_appliedEntries[^1].Index, _appliedEntries[^1].Term, ConfigurationAt(_appliedEntries.Count));

    public void Start()
    {
        var own = options with { DrawElectionTimeout = () => _timeouts.NextDuration(options.ElectionTimeoutMin, options.ElectionTimeoutMin * 2) };
        _core = new HyperRaft(own, Disk.Restore(State));
    }

    /// <summary>Power fails.</summary>
    /// <param name="reachedThePlatter">How many of the writes under way are found on the disk afterwards.</param>
    /// <param name="appliedKept">How many applied entries the state store still has; those that the log no longer has are never lost.</param>
    public void Crash(int reachedThePlatter, int appliedKept)
    {
        _core = null;
        Disk.Crash(reachedThePlatter);
        int kept = Math.Min(Math.Max(appliedKept, (int)Disk.BeginIndex.Value), _appliedEntries.Count);
        _appliedEntries.RemoveRange(kept, _appliedEntries.Count - kept);
    }

    public void Apply(LogEntry entry)
    {
        Assert.Equal(_appliedEntries.Count + 1, entry.Index.Value);
        _appliedEntries.Add(entry);
        Core.Applied(entry.Index);
    }

    /// <summary>A snapshot takes the place of the state.</summary>
    public void Restore(IEnumerable<LogEntry> state)
    {
        _appliedEntries.Clear();
        _appliedEntries.AddRange(state);
    }

    /// <summary>Drops the beginning of the log, in memory and on disk; what is not applied and durable stays.</summary>
    public void Compact(LogIndex upTo)
    {
        upTo = LogIndex.Min(upTo, LogIndex.Min(Core.AppliedIndex, LogIndex.Min(Core.DurableIndex, Disk.LastIndex)));
        if (upTo < Core.FirstIndex || upTo <= Disk.BeginIndex)
            return;
        Disk.Compact(new SnapshotMark(upTo, Core.TermAt(upTo), ConfigurationAt((int)upTo.Value)));
        Core.Compact(upTo);
    }

    /// <summary>The members as the first entries of the log make them.</summary>
    public MemberConfiguration ConfigurationAt(int applied)
    {
        var configuration = options.Configuration;
        foreach (var change in _appliedEntries.Take(applied).Select(e => e.Payload).OfType<ConfigurationChange>())
            configuration = ConfigurationChanger.Apply(configuration, change).Configuration;
        return configuration;
    }
}
