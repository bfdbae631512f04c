using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <summary>The last batch of each origin in a validator's own log: where a leader goes on, gap-free. Pure.</summary>
internal sealed class LogTails
{
    private readonly Dictionary<NodeId, (long Incarnation, long Sequence)> _tails = [];
    private LogIndex _last;

    /// <summary>The last batch of an origin in the log; (0, 0) when there is none.</summary>
    public (long Incarnation, long Sequence) Of(NodeId origin) => _tails.GetValueOrDefault(origin);

    /// <summary>Whether the log names a batch.</summary>
    public bool Names(BatchId id)
    {
        (long incarnation, long sequence) = Of(id.Origin);
        return id.Incarnation < incarnation || (id.Incarnation == incarnation && id.Sequence <= sequence);
    }

    /// <summary>Entries entered the log; when they replace others the tails are found anew.</summary>
    public void Appended(IReadOnlyList<LogEntry> entries, HyperRaft core)
    {
        if (entries.Count == 0)
            return;
        if (entries[0].Index <= _last)
        {
            _tails.Clear();
            for (LogIndex i = new(1); i < entries[0].Index; i = i.Next)
                Note(core.Entry(i));
        }
        foreach (LogEntry entry in entries)
            Note(entry);
    }

    /// <summary>An entry is in the log.</summary>
    public void Note(LogEntry entry)
    {
        _last = entry.Index;
        if (entry.Payload is not BatchPayload batch)
            return;
        BatchId id = batch.Reference.Id;
        if (!Names(id))
            _tails[id.Origin] = (id.Incarnation, id.Sequence);
    }
}
