using Aurigraph.Units;

namespace Aurigraph.Consensus.Messages;

/// <summary>What a follower did with an append (Raft paper, figure 2, AppendEntries). A success leaves only once the entries it
/// confirms are durable.</summary>
/// <param name="From">The follower.</param>
/// <param name="To">The leader.</param>
/// <param name="Term">The follower's term.</param>
/// <param name="Success">Whether the follower's log agrees with the append.</param>
/// <param name="Index">Success: the follower's log is the leader's up to here. Refused: the append's previous index.</param>
/// <param name="HintIndex">Refused: the highest index at which the logs may agree, as seen by the follower.</param>
/// <param name="HintTerm">Refused: the term of the follower's entry there. Leader and follower both skip whole terms with it
/// (Raft paper, end of section 5.3).</param>
public sealed record AppendResponse(
    NodeId From, NodeId To, Term Term, bool Success, LogIndex Index, LogIndex HintIndex, Term HintTerm)
    : RaftMessage(From, To, Term)
{
    /// <inheritdoc/>
    public override ulong TraceHash
    {
        get
        {
            ulong hash = StableHash.Mix(StableHash.Mix(Fingerprint(6), Success ? 1L : 0L), Index.Value);
            return StableHash.Mix(StableHash.Mix(hash, HintIndex.Value), HintTerm.Value);
        }
    }

    /// <summary>The follower's log is the leader's up to an index.</summary>
    public static AppendResponse Matched(NodeId from, NodeId to, Term term, LogIndex match) =>
        new(from, to, term, Success: true, match, default, default);

    /// <summary>The follower's log differs from the leader's at the append's previous index.</summary>
    public static AppendResponse Rejected(NodeId from, NodeId to, Term term, LogIndex previous, LogIndex hintIndex, Term hintTerm) =>
        new(from, to, term, Success: false, previous, hintIndex, hintTerm);
}
