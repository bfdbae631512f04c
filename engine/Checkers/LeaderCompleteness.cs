using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>What was committed in a term is in the logs of the leaders of all later terms (Raft paper, figure 3). By log matching it is enough to look for
/// the last entry that was committed before the leader's term.</summary>
internal sealed class LeaderCompleteness
{
    private const int TermsKept = 64;
    private readonly List<(Term In, LogIndex Index, Term Term)> _committed = [];

    /// <summary>The highest index committed so far.</summary>
    public LogIndex Highest { get; private set; }

    /// <summary>An entry was counted as committed for the first time.</summary>
    /// <param name="inTerm">The term of the leader that counted it.</param>
    /// <param name="index">The entry.</param>
    /// <param name="term">Its own term.</param>
    public void Committed(Term inTerm, LogIndex index, Term term)
    {
        Highest = LogIndex.Max(Highest, index);
        int place = _committed.FindLastIndex(c => c.In <= inTerm);
        if (place >= 0 && _committed[place].In == inTerm)
            _committed[place] = (inTerm, index, term);
        else
            _committed.Insert(place + 1, (inTerm, index, term));
        if (_committed.Count > TermsKept)
            _committed.RemoveAt(0);
    }

    /// <summary>A node leads a term; answers what that breaks.</summary>
    public string? Elected(ObservedNode node, Term term)
    {
        int last = _committed.FindLastIndex(c => c.In < term);
        if (last < 0 || node.Log.Holds(_committed[last].Index, _committed[last].Term))
            return null;
        (Term inTerm, LogIndex index, Term of) = _committed[last];
        string has = index <= node.Log.Last ? $"has one of term {node.Log.TermAt(index)} there" : $"ends at {node.Log.Last}";
        return $"leader completeness: {node} leads in term {term} without entry {index} of term {of}, which was committed in term {inTerm}; its log {has}";
    }
}
