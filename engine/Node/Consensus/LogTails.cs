using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Consensus;

/// <summary>The last batch of each origin in a validator's own log: where a leader goes on, gap-free. Pure.</summary>
/// <param name="entryAt">Reads the log; only asked when entries replaced others.</param>
internal sealed class LogTails(Func<LogIndex, LogEntry> entryAt)
{
    private readonly Dictionary<NodeId, (long Incarnation, long Sequence)> _tails = [];
    private readonly Dictionary<(NodeId Origin, long Incarnation), long> _ended = [];
    private LogIndex _last;
    private Term _lastTerm;

    /// <summary>The last batch of an origin in the log; (0, 0) when there is none.</summary>
    public (long Incarnation, long Sequence) Of(NodeId origin) => _tails.GetValueOrDefault(origin);

    /// <summary>Whether the log names a batch. Of an incarnation that has ended it names what got into the log and no more.</summary>
    public bool Names(BatchId id)
    {
        (long incarnation, long sequence) = Of(id.Origin);
        if (id.Incarnation == incarnation)
            return id.Sequence <= sequence;
        return _ended.TryGetValue((id.Origin, id.Incarnation), out long last) && id.Sequence <= last;
    }

    /// <summary>The log, or what is known of it, begins after an index: the tails are the origins' marks there.</summary>
    public void BeginAt(IEnumerable<BatchId> marks, LogIndex index, Term term)
    {
        _tails.Clear();
        _ended.Clear();
        foreach (BatchId mark in marks)
            _tails[mark.Origin] = (mark.Incarnation, mark.Sequence);
        (_last, _lastTerm) = (index, term);
    }

    /// <summary>Entries entered the log; when they replace others the tails are found anew, from the marks of what is applied.</summary>
    public void Appended(IReadOnlyList<LogEntry> entries, IEnumerable<BatchId> marks, LogIndex applied)
    {
        if (entries.Count == 0)
            return;
        if (entries[0].Index <= _last && Replaces(entries[0]))
        {
            BeginAt(marks, applied, Term.Zero);
            for (LogIndex i = applied.Next; i < entries[0].Index; i = i.Next)
                Note(entryAt(i));
        }
        foreach (LogEntry entry in entries)
            Note(entry);
    }

    /// <summary>An entry is in the log.</summary>
    public void Note(LogEntry entry)
    {
        (_last, _lastTerm) = (entry.Index, entry.Term);
        if (entry.Payload is not BatchPayload batch)
            return;
        BatchId id = batch.Reference.Id;
        (long incarnation, long sequence) = Of(id.Origin);
        if (id.Incarnation < incarnation || (id.Incarnation == incarnation && id.Sequence <= sequence))
            return;
        if (id.Incarnation > incarnation && incarnation > 0)
            _ended[(id.Origin, incarnation)] = sequence;
        _tails[id.Origin] = (id.Incarnation, id.Sequence);
    }

    /// <summary>Whether an entry at or before the last one noted is another than the one noted there. A term has one leader, whose log only grows: if
    /// the term is that of the last one noted, both came from the same log. So a leader that writes what it noted when it proposed replaces nothing.</summary>
    private bool Replaces(LogEntry entry) => entry.Term != _lastTerm;
}
