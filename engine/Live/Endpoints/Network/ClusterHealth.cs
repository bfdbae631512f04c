using Aurigraph.Units;

namespace Aurigraph.Live.Endpoints.Network;

/// <summary>What the answers of all nodes come to.</summary>
/// <param name="Word">HEALTHY: every node answers and the leader is among them; DEGRADED: some do not, but a quorum of validators and the leader do; DOWN: neither.</param>
/// <param name="Leader">Who leads as the answer of the highest term says; null when none knows.</param>
internal sealed record ClusterHealth(string Word, string? Leader)
{
    /// <summary>Judges.</summary>
    public static ClusterHealth Of(IReadOnlyList<PeerAnswer> answers)
    {
        ConsensusStatus[] statuses = [.. answers.Select(a => a.Status).OfType<ConsensusStatus>()];
        ConsensusStatus? newest = statuses.Where(s => s.Leader is not null).MaxBy(s => s.Term);
        bool leads = newest is not null && statuses.Any(s => s.Node == newest.Leader && s.State == "leader" && s.Term == newest.Term);
        int validators = answers.Count(a => a.Node.Role == NodeRole.Validator);
        int answering = answers.Count(a => a.Node.Role == NodeRole.Validator && a.Status is not null);
        bool quorum = answering >= (validators / 2) + 1;
        string word = !leads || !quorum ? "DOWN" : statuses.Length == answers.Count ? "HEALTHY" : "DEGRADED";
        return new ClusterHealth(word, newest?.Leader);
    }
}
