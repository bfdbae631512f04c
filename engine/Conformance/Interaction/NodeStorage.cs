using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Interaction;

/// <summary>A node's disk: what was written to it, as it was written, whatever the node's memory has come to hold since.</summary>
internal sealed class NodeStorage(LogIndex begin)
{
    private readonly List<LogEntry> _entries = [];
    private LogIndex _begin = begin;

    /// <summary>Carries a write out.</summary>
    public void Write(DurableWrite write)
    {
        if (write.Snapshot is { } snapshot)
        {
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
    public void Compact(LogIndex upTo)
    {
        int count = (int)Math.Clamp(upTo - _begin, 0, _entries.Count);
        _entries.RemoveRange(0, count);
        _begin += count;
    }

    /// <summary>The lines of <c>raft-log</c>.</summary>
    public IReadOnlyList<string> Text => _entries.Count == 0
        ? [$"log is empty: first index={_begin.Next}, last index={_begin}"]
        : [.. _entries.Select(EntryText.Of)];
}
