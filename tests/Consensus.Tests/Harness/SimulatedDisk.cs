using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>What survives a crash: the writes that were completed, and nothing of those still under way.</summary>
internal sealed class SimulatedDisk
{
    private readonly Queue<DurableWrite> _underWay = new();
    private readonly List<LogEntry> _entries = [];

    public HardState HardState { get; private set; }

    public IReadOnlyList<LogEntry> Entries => _entries;

    public int UnderWay => _underWay.Count;

    public bool Holds(LogEntry entry) =>
        _entries.Count >= entry.Index.Value && ReferenceEquals(_entries[(int)entry.Index.Value - 1], entry);

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
        if (!write.Entries.IsEmpty)
        {
            int first = (int)write.Entries.First.Index.Value - 1;
            Assert.True(first <= _entries.Count, $"{write} leaves a gap after {_entries.Count} entries.");
            _entries.RemoveRange(first, _entries.Count - first);
            _entries.AddRange(write.Entries);
        }

        return write;
    }

    /// <summary>Power fails: of the writes under way the oldest few may have reached the platter, unreported.</summary>
    public void Crash(int reachedThePlatter)
    {
        for (int i = 0; i < reachedThePlatter && _underWay.Count > 0; i++)
            Complete();
        _underWay.Clear();
    }

    public RestoredState Restore(LogIndex applied) => new(HardState, [.. _entries], applied);
}
