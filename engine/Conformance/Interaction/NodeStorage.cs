using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>A node's disk: what was written to it, as it was written, whatever the node's memory has come to hold since.</summary>
internal sealed class NodeStorage(SnapshotMark? start, HardState state)
{
    private readonly List<LogEntry> _entries = [];
    private SnapshotMark? _beginMark = start;
    private LogIndex _begin = start?.Index ?? LogIndex.Zero;

    /// <summary>Term, vote and commit index as they were written.</summary>
    public HardState State { get; private set; } = state;

    /// <summary>Carries a write out.</summary>
    public void Write(DurableWrite write)
    {
        State = write.HardState ?? State;
        if (write.Snapshot is { } snapshot)
        {
            _beginMark = snapshot;
            _entries.Clear();
            _begin = snapshot.Index;
        }

        foreach (var entry in write.Entries)
        {
            if (entry.Index <= _begin)
                continue;
            int position = (int)(entry.Index - _begin.Next);
            if (position > _entries.Count)
                throw new InvariantException($"Entry {entry} was written to a disk that holds {_begin.Next} to {_begin + _entries.Count}.");
            _entries.RemoveRange(position, _entries.Count - position);
            _entries.Add(entry);
        }
    }

    /// <summary>Removes the entries up to an index.</summary>
    public void Compact(SnapshotMark upTo)
    {
        if (upTo.Index <= _begin)
            return;
        _entries.RemoveRange(0, (int)(upTo.Index - _begin));
        (_beginMark, _begin) = (upTo, upTo.Index);
    }

    /// <summary>What a node finds when it starts, beside what its state machine holds.</summary>
    public RestoredState Restored(SnapshotMark? applied) => new(State, [.. _entries], applied, _beginMark);

    /// <summary>The lines of <c>raft-log</c>.</summary>
    public IReadOnlyList<string> Text => _entries.Count == 0
        ? [$"log is empty: first index={_begin.Next}, last index={_begin}"]
        : [.. _entries.Select(EntryText.Of)];
}
