using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>No two nodes count different entries as committed at one index, nor reach different states there (Raft paper, figure 3).</summary>
internal sealed class StateMachineSafety
{
    private readonly List<(ulong Entry, ulong State)> _byIndex = [];

    /// <summary>A node counts an entry as committed; answers what that breaks.</summary>
    public string? Committed(NodeId node, LogEntry entry)
    {
        ulong fingerprint = Present(StableHash.Mix(entry.Payload?.TraceHash ?? 1, entry.Term.Value));
        (ulong known, ulong state) = At(entry.Index);
        if (known == 0)
        {
            _byIndex[(int)entry.Index.Value] = (fingerprint, state);
            return null;
        }
        return known == fingerprint ? null : $"state machine safety: {node} counts another entry as committed at index {entry.Index} (term {entry.Term}) than a node before it";
    }

    /// <summary>A node reached a state; answers what that breaks.</summary>
    public string? Applied(NodeId node, LogIndex index, ulong stateHash)
    {
        ulong marked = Present(stateHash);
        (ulong entry, ulong known) = At(index);
        if (known == 0)
        {
            _byIndex[(int)index.Value] = (entry, marked);
            return null;
        }
        return known == marked ? null : $"state hash agreement: {node} reached another state at index {index} than a node before it";
    }

    /// <summary>Zero stands for "not known yet"; a hash that happens to be zero is kept as another number.</summary>
    private static ulong Present(ulong hash) => hash == 0 ? 0x9E37_79B9_7F4A_7C15 : hash;

    private (ulong Entry, ulong State) At(LogIndex index)
    {
        while (_byIndex.Count <= index.Value)
            _byIndex.Add(default);
        return _byIndex[(int)index.Value];
    }
}
