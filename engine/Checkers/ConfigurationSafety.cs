using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>Two configurations that could decide at the same time have quorums that overlap: nodes go through the same configurations in the same order,
/// each a legal step from the one before (Raft paper, section 6; thesis, chapter 4); a log has at most one change that is not applied;
/// and a leader's configuration overlaps the newest in force.</summary>
internal sealed class ConfigurationSafety(VotingConfiguration initial)
{
    private const int Kept = 256;
    private readonly List<(LogIndex Index, VotingConfiguration Configuration)> _taken = [(LogIndex.Zero, initial)];

    private (LogIndex Index, VotingConfiguration Configuration) Newest => _taken[^1];

    /// <summary>A node goes by the configuration of an entry from now on; answers what that breaks.</summary>
    public string? Took(ObservedNode node, LogIndex index, VotingConfiguration configuration)
    {
        node.Configuration = configuration;
        int place = _taken.FindLastIndex(t => t.Index <= index);
        if (place < 0)
            return null;
        (LogIndex at, VotingConfiguration known) = _taken[place];
        if (at == index)
        {
            return known.Matches(configuration)
                ? null
                : $"configuration safety: {node} took {configuration} at index {index}, where a node before it took {known}";
        }
        (LogIndex newestAt, VotingConfiguration newest) = Newest;
        if (newestAt > index)
            return $"configuration safety: {node} took {configuration} at index {index}, where nodes before it went from {at} to {newestAt}";
        _taken.Add((index, configuration));
        if (_taken.Count > Kept)
            _taken.RemoveAt(0);
        return newest.MayBecome(configuration)
            ? null
            : $"configuration safety: {node} took {configuration} at index {index} after {newest} of index {newestAt}, which is no single and no joint step";
    }

    /// <summary>A node goes by the configuration of a snapshot that includes an index, which it had not taken one by one.</summary>
    public void Restored(ObservedNode node, LogIndex index)
    {
        int place = _taken.FindLastIndex(t => t.Index <= index);
        if (place >= 0)
            node.Configuration = _taken[place].Configuration;
    }

    /// <summary>An entry that changes the configuration entered a node's log; answers what that breaks.</summary>
    public string? Appended(ObservedNode node, LogIndex index)
    {
        node.Changes.RemoveAll(c => c <= Newest.Index);
        if (index <= Newest.Index)
            return null;
        node.Changes.Add(index);
        return node.Changes.Count < 2
            ? null
            : $"configuration safety: the log of {node} has changes of the configuration at {string.Join(" and ", node.Changes)} that no node has applied";
    }

    /// <summary>A node leads a term; answers what that breaks.</summary>
    public string? Elected(ObservedNode node, Term term) => node.Configuration.Overlaps(Newest.Configuration)
        ? null
        : $"configuration safety: {node} leads in term {term} by {node.Configuration}, which could decide apart from {Newest.Configuration}, in force since index {Newest.Index}";
}
