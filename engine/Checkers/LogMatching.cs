using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>Logs that hold an entry of the same index and term are the same up to it (Raft paper, figure 3). Checked in the form that carries itself
/// on: wherever an entry of an index and term enters a log, it has the same content and follows an entry of the same term.</summary>
internal sealed class LogMatching(int most, Func<LogIndex> needed)
{
    private readonly IndexWindow<Known> _known = new(most, needed);

    /// <summary>An entry enters a node's log behind the last one; answers what that breaks.</summary>
    public string? Appended(ObservedNode node, LogEntry entry)
    {
        if (entry.Index != node.Log.Last.Next)
            return $"log matching: {node} has entry {entry.Index} of term {entry.Term} behind entry {node.Log.Last} of term {node.Log.LastTerm}: a gap or an overlap";
        if (entry.Term < node.Log.LastTerm)
            return $"log matching: {node} has entry {entry.Index} of term {entry.Term} behind entry {node.Log.Last} of the later term {node.Log.LastTerm}";
        return entry.Index < _known.Low ? null : Compare(node, entry, node.Log.LastTerm);
    }

    private string? Compare(ObservedNode node, LogEntry entry, Term previous)
    {
        ref Known slot = ref _known.At(entry.Index);
        if (slot.Entry is null)
        {
            slot = new Known(entry, previous, null);
            return null;
        }
        if (slot.Entry.Term == entry.Term)
            return Judge(node, entry, previous, slot);
        foreach (Known other in slot.Others ?? [])
        {
            if (other.Entry!.Term == entry.Term)
                return Judge(node, entry, previous, other);
        }
        slot = slot with { Others = [.. slot.Others ?? [], new Known(entry, previous, null)] };
        return null;
    }

    private static string? Judge(ObservedNode node, LogEntry entry, Term previous, in Known known)
    {
        if (!ReferenceEquals(known.Entry, entry) && known.Entry!.TraceHash != entry.TraceHash)
            return $"log matching: {node} has another entry of term {entry.Term} at index {entry.Index} than a node before it";
        return known.Previous == previous
            ? null
            : $"log matching: {node} has entry {entry.Index} of term {entry.Term} behind an entry of term {previous}, where a node before it has it behind one of term {known.Previous}";
    }

    /// <summary>What was first seen at an index; entries of other terms there are few, since only a change of leaders makes them.</summary>
    private readonly record struct Known(LogEntry? Entry, Term Previous, Known[]? Others);
}
