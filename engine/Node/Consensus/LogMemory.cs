using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <summary>Accounts for the entries a validator's log holds in memory. What memory refuses is held all the same, since a log cannot do without an entry,
/// but is not counted.</summary>
internal sealed class LogMemory(IMemoryPort memory)
{
    private readonly List<int> _taken = [];
    private long _begin;

    /// <summary>An entry is in the log; those it takes the place of are given back first.</summary>
    public void Take(LogEntry entry)
    {
        if (_taken.Count == 0)
            _begin = entry.Index.Value;
        TruncateFrom(entry.Index);
        int bytes = WireFormat.EntryHeader + entry.Payload switch { null => 0, OperationPayload operation => (int)operation.Size, _ => WireFormat.Reference };
        _taken.Add(memory.TryTake(MemoryAccount.Log, bytes) ? bytes : 0);
    }

    /// <summary>The entries up to an index have left the log.</summary>
    public void CompactTo(LogIndex index)
    {
        int gone = (int)Math.Clamp(index.Value - _begin + 1, 0, _taken.Count);
        GiveBack(0, gone);
        _begin += gone;
    }

    private void TruncateFrom(LogIndex index)
    {
        int kept = (int)Math.Clamp(index.Value - _begin, 0, _taken.Count);
        GiveBack(kept, _taken.Count - kept);
    }

    private void GiveBack(int from, int count)
    {
        for (int i = from; i < from + count; i++)
            memory.Release(MemoryAccount.Log, _taken[i]);
        _taken.RemoveRange(from, count);
    }
}
