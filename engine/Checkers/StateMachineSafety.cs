using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>No two nodes count different entries as committed at one index, nor reach different states there (Raft paper, figure 3). Of indices that
/// all nodes have passed, or that lie too far behind, a thinned chain of states is kept: states depend on all before them, so a node that comes
/// late and differs is still found.</summary>
internal sealed class StateMachineSafety
{
    private readonly IndexWindow<Reached> _byIndex;
    private readonly SparseChain _passed;

    public StateMachineSafety(int most, Func<LogIndex> needed, int sparse = 4096)
    {
        _passed = new SparseChain(sparse);
        _byIndex = new IndexWindow<Reached>(most, needed, (index, reached) => _passed.Add(index, reached.State));
    }

    /// <summary>A node counts an entry as committed; answers what that breaks.</summary>
    public string? Committed(NodeId node, LogEntry entry)
    {
        if (entry.Index < _byIndex.Low)
            return null;
        ref Reached reached = ref _byIndex.At(entry.Index);
        if (ReferenceEquals(reached.Entry, entry))
            return null;
        if (reached.Entry is not { } known)
        {
            reached.Entry = entry;
            return null;
        }
        return known.TraceHash == entry.TraceHash
            ? null
            : $"state machine safety: {node} counts another entry as committed at index {entry.Index} (term {entry.Term}) than a node before it (term {known.Term})";
    }

    /// <summary>A node reached a state; answers what that breaks.</summary>
    public string? Applied(NodeId node, LogIndex index, ulong stateHash)
    {
        ulong marked = Present(stateHash);
        ulong known;
        if (index < _byIndex.Low)
        {
            known = _passed.At(index);
        }
        else
        {
            ref Reached reached = ref _byIndex.At(index);
            known = reached.State;
            if (known == 0)
                reached.State = marked;
        }
        return known == 0 || known == marked ? null : $"state hash agreement: {node} reached another state at index {index} than a node before it";
    }

    /// <summary>Zero stands for "not known"; a hash that happens to be zero is kept as another number.</summary>
    private static ulong Present(ulong hash) => hash == 0 ? 0x9E37_79B9_7F4A_7C15 : hash;

    private record struct Reached(LogEntry? Entry, ulong State);
}
