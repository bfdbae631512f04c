using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>What survives a crash: the writes that were completed, and nothing of those still under way.</summary>
internal sealed class SimulatedDisk
{
    private readonly Queue<DurableWrite> _underWay = new();
    private readonly List<LogEntry> _entries = [];

    public HardState HardState { get; private set; }

    /// <summary>What the log on disk begins after; null when it begins at 1.</summary>
    public SnapshotMark? LogBegin { get; private set; }

    public LogIndex BeginIndex => LogBegin?.Index ?? LogIndex.Zero;

    public LogIndex LastIndex => BeginIndex + _entries.Count;

    public int UnderWay => _underWay.Count;

    /// <summary>Whether the disk has an entry, be it as part of a snapshot.</summary>
    public bool Holds(LogEntry entry) =>
        entry.Index <= BeginIndex || (entry.Index <= LastIndex && ReferenceEquals(_entries[(int)(entry.Index - BeginIndex) - 1], entry));

    /// <summary>What an earlier life left.</summary>
    public void Preset(HardState hardState, IEnumerable<LogEntry> entries)
    {
        HardState = hardState;
        _entries.AddRange(entries);
    }

    public void Issue(DurableWrite write) => _underWay.Enqueue(write);

    /// <summary>Makes the oldest write durable.</summary>
    public DurableWrite Complete()
    {
        var write = _underWay.Dequeue();
        HardState = write.HardState ?? HardState;
        if (write.Snapshot is { } snapshot)
        {
            LogBegin = snapshot;
            _entries.Clear();
        }

        if (!write.Entries.IsEmpty)
        {
            int first = (int)(write.Entries.First.Index - BeginIndex) - 1;
            int from = Math.Max(first, 0);
            Assert.True(from <= _entries.Count, $"{write} leaves a gap after {LastIndex}.");
            _entries.RemoveRange(from, _entries.Count - from);
            _entries.AddRange(write.Entries.Skip(from - first));
        }

        return write;
    }

    /// <summary>Drops the entries up to a mark whose state is durable.</summary>
    public void Compact(SnapshotMark upTo)
    {
        _entries.RemoveRange(0, (int)(upTo.Index - BeginIndex));
        LogBegin = upTo;
    }

    /// <summary>Power fails: of the writes under way the oldest few may have reached the platter, unreported.</summary>
    public void Crash(int reachedThePlatter)
    {
        for (int i = 0; i < reachedThePlatter && _underWay.Count > 0; i++)
            Complete();
        _underWay.Clear();
    }

    public RestoredState Restore(SnapshotMark? state) => new(HardState, [.. _entries], state, LogBegin);
}
