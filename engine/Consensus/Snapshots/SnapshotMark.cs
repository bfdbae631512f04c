using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Snapshots;

/// <summary>What a snapshot of the state machine stands for (Raft paper, section 7): every entry up to an index. The content is the caller's.</summary>
/// <param name="Index">The last entry whose effect it holds.</param>
/// <param name="Term">The term of that entry.</param>
/// <param name="Configuration">The members as of that entry.</param>
public sealed record SnapshotMark(LogIndex Index, Term Term, MemberConfiguration Configuration)
{
    /// <summary>A fingerprint, the same in every process.</summary>
    public ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Mix(StableHash.Empty, Index.Value), Term.Value), Configuration.TraceHash);

    /// <inheritdoc/>
    public override string ToString() => $"snapshot {Term}/{Index}";
}
