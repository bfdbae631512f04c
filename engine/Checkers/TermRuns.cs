using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>A log as runs of equal terms: terms only grow along a log, so a few runs tell the term at every index, however long the log is.
/// The log may begin after an index, where a snapshot stands for what was before.</summary>
internal sealed class TermRuns
{
    private const int MostRuns = 4096;
    private readonly List<(LogIndex From, Term Term)> _runs = [];
    private LogIndex _base;
    private Term _baseTerm;

    /// <summary>The last index; that of the snapshot where nothing follows it, 0 in an empty log.</summary>
    public LogIndex Last { get; private set; }

    /// <summary>The term there.</summary>
    public Term LastTerm => _runs.Count == 0 ? _baseTerm : _runs[^1].Term;

    /// <summary>Runs kept.</summary>
    internal int Count => _runs.Count;

    /// <summary>Whether the log has an entry of this term at this index, or a snapshot that stands for it.</summary>
    public bool Holds(LogIndex index, Term term) => index <= Last && (index < _base || TermAt(index) == term);

    /// <summary>The term at an index from the snapshot's to the last.</summary>
    public Term TermAt(LogIndex index)
    {
        for (int i = _runs.Count - 1; i >= 0; i--)
        {
            if (_runs[i].From <= index)
                return _runs[i].Term;
        }
        return _baseTerm;
    }

    /// <summary>An entry follows the last.</summary>
    public void Append(Term term)
    {
        Last = Last.Next;
        if (_runs.Count > 0 && _runs[^1].Term == term)
            return;
        _runs.Add((Last, term));
        if (_runs.Count > MostRuns)
            CompactTo(_runs[MostRuns / 2].From);
    }

    /// <summary>The entry at an index and all that follow are gone.</summary>
    public void TruncateFrom(LogIndex from)
    {
        while (_runs.Count > 0 && _runs[^1].From >= from)
            _runs.RemoveAt(_runs.Count - 1);
        Last = LogIndex.Max(_base, LogIndex.Min(Last, from.Previous));
    }

    /// <summary>A snapshot stands for the entries up to an index.</summary>
    public void CompactTo(LogIndex upTo)
    {
        if (upTo <= _base || upTo > Last)
            return;
        (_base, _baseTerm) = (upTo, TermAt(upTo));
        int gone = _runs.FindLastIndex(r => r.From <= upTo);
        if (gone < 0)
            return;
        _runs[gone] = (upTo.Next, _runs[gone].Term);
        bool isEmpty = gone + 1 < _runs.Count ? _runs[gone + 1].From == upTo.Next : Last == upTo;
        _runs.RemoveRange(0, isEmpty ? gone + 1 : gone);
    }

    /// <summary>Nothing but a snapshot, or nothing at all.</summary>
    public void Reset(LogIndex index, Term term)
    {
        _runs.Clear();
        (_base, _baseTerm, Last) = (index, term, index);
    }
}
