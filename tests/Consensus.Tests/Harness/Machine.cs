using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>A member with its disk and its state machine.</summary>
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

    /// <summary>What its state machine was given, in order.</summary>
    public IReadOnlyList<LogEntry> AppliedEntries => _appliedEntries;

    public IEnumerable<int> AppliedNumbers => _appliedEntries.Select(e => e.Payload).OfType<TestPayload>().Select(p => p.Number);

    public void Start()
    {
        var own = options with { DrawElectionTimeout = () => _timeouts.NextDuration(options.ElectionTimeoutMin, options.ElectionTimeoutMin * 2) };
        _core = new HyperRaft(own, Disk.Restore(new LogIndex(_appliedEntries.Count)));
    }

    /// <summary>Power fails.</summary>
    /// <param name="reachedThePlatter">How many of the writes under way are found on the disk afterwards.</param>
    /// <param name="appliedKept">How many applied entries the state store still has.</param>
    public void Crash(int reachedThePlatter, int appliedKept)
    {
        _core = null;
        Disk.Crash(reachedThePlatter);
        int kept = Math.Min(appliedKept, _appliedEntries.Count);
        _appliedEntries.RemoveRange(kept, _appliedEntries.Count - kept);
    }

    public void Apply(LogEntry entry)
    {
        Assert.Equal(_appliedEntries.Count + 1, entry.Index.Value);
        _appliedEntries.Add(entry);
        Core.Applied(entry.Index);
    }
}
