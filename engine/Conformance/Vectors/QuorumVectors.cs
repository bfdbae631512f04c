using System.Text;
using Aurigraph.Conformance.Comparison;
using Aurigraph.Conformance.Transcripts;
using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Conformance.Vectors;

/// <summary>The commands <c>committed</c> and <c>vote</c>: what quorums of one or two halves have reached and decided.</summary>
internal static class QuorumVectors
{
    private const string Unknown = "_";

    /// <summary>The highest index that a quorum has reached: <c>committed cfg=(1,2) cfgj=(2,3) idx=(10,_,12)</c>.</summary>
    public static Answer Committed(Directive directive)
    {
        if (UnknownArgument(directive, "cfg", "cfgj", "idx") is { } unknown)
            return unknown;
        var (incoming, outgoing) = Halves(directive);
        var indices = Given(directive, "idx", incoming, outgoing).ToDictionary(given => given.Key, given => directive.NumberOf(given.Value));
        long[] matches = Matches(incoming, indices);
        long[] matchesOutgoing = Matches(outgoing, indices);
        var reached = incoming.Count > 0
            ? MemberConfiguration.Of(incoming.Members, outgoing.Members, [], [], autoLeave: false).ReachedByQuorum(matches, matchesOutgoing)
            : LogIndex.Min(incoming.ReachedByQuorum(matches), outgoing.ReachedByQuorum(matchesOutgoing));
        string last = reached.Value == long.MaxValue ? "∞" : $"{reached}";
        NodeId[] all = [.. incoming.Members.Union(outgoing.Members).Order()];
        return new Answer(Level.Pure, all.Length == 0 ? [$"<empty majority quorum>{last}"] : [.. Table(all, indices), last]);
    }

    /// <summary>What votes decide: <c>vote cfg=(1,2) cfgj=(2,3) votes=(y,n,_)</c>.</summary>
    public static Answer Vote(Directive directive)
    {
        if (UnknownArgument(directive, "cfg", "cfgj", "votes") is { } unknown)
            return unknown;
        var (incoming, outgoing) = Halves(directive);
        var votes = Given(directive, "votes", incoming, outgoing);
        foreach (string vote in votes.Values)
        {
            if (vote is not ("y" or "n"))
                throw directive.Wrong($"a vote is y, n or {Unknown}; found `{vote}`");
        }

        if (incoming.Count == 0)
            return new Answer(Level.Pure, [$"Vote{Decide(outgoing, votes)}"]);
        var configuration = MemberConfiguration.Of(incoming.Members, outgoing.Members, [], [], autoLeave: false);
        var tally = new VoteTally(configuration);
        foreach (var (voter, vote) in votes.OrderBy(v => v.Key))
            tally.Record(voter, vote == "y");
        return new Answer(Level.Pure, [$"Vote{tally.Outcome}"]);
    }

    /// <summary>An argument that the command does not have.</summary>
    public static Answer? UnknownArgument(Directive directive, params string[] known)
    {
        var argument = directive.Arguments.FirstOrDefault(a => !known.Contains(a.Key, StringComparer.Ordinal));
        return argument is null ? null : Answer.Unsupported(Level.Pure, $"`{directive.Command}` has no argument `{argument.Key}` here");
    }

    private static VoteOutcome Decide(VoterSet half, Dictionary<NodeId, string> votes) =>
        half.Decide(half.Members.Count(m => votes.GetValueOrDefault(m) == "y"), half.Members.Count(m => votes.GetValueOrDefault(m) == "n"));

    private static (VoterSet Incoming, VoterSet Outgoing) Halves(Directive directive) => (Half(directive, "cfg"), Half(directive, "cfgj"));

    private static VoterSet Half(Directive directive, string key)
    {
        if (directive.Values(key) is ["zero"])
            return new VoterSet([], QuorumRule.Majority);
        return new VoterSet(directive.Numbers(key).Distinct().Select(number => NodeNumber.Read(directive, number)), QuorumRule.Majority);
    }

    /// <summary>What is given for the voters, first those of the incoming half and then the others, in the order in which they are named.</summary>
    private static Dictionary<NodeId, string> Given(Directive directive, string key, VoterSet incoming, VoterSet outgoing)
    {
        IReadOnlyList<string> values = directive.Values(key) ?? [];
        NodeId[] voters = [.. Named(directive, "cfg", incoming).Union(Named(directive, "cfgj", outgoing))];
        if (values.Count != voters.Length)
            throw directive.Wrong($"`{key}` has {values.Count} values for {voters.Length} voters; give one for each, {Unknown} where nothing is known");
        return voters.Zip(values).Where(given => given.Second is not (Unknown or "0")).ToDictionary(given => given.First, given => given.Second);
    }

    private static IEnumerable<NodeId> Named(Directive directive, string key, VoterSet half) =>
        half.Count == 0 ? [] : directive.Numbers(key).Select(number => NodeNumber.Read(directive, number));

    private static long[] Matches(VoterSet half, Dictionary<NodeId, long> indices) => [.. half.Members.Select(m => indices.GetValueOrDefault(m))];

    /// <summary>Each voter with a bar as long as there are voters behind it.</summary>
    private static IEnumerable<string> Table(NodeId[] voters, Dictionary<NodeId, long> indices)
    {
        yield return $"{new string(' ', voters.Length)}    idx";
        foreach (var voter in voters)
        {
            long index = indices.GetValueOrDefault(voter);
            int behind = voters.Count(other => indices.GetValueOrDefault(other) < index);
            var line = new StringBuilder();
            line.Append(indices.ContainsKey(voter) ? $"{new string('x', behind)}>{new string(' ', voters.Length - behind)}" : $"?{new string(' ', voters.Length)}");
            yield return line.Append($" {index,5}    (id={NodeNumber.Of(voter)})").ToString();
        }
    }
}
