using Aurigraph.Node.Operations;
using Aurigraph.Units;

namespace Aurigraph.Node.Ledger;

/// <summary>The state after applying up to an index: what a snapshot or a checkpoint holds. Immutable.</summary>
/// <param name="Applied">The last index applied.</param>
/// <param name="Hash">Chains (index, origin, incarnation, sequence, count, bytes) of every batch and (index, operation, result) of every operation that was applied.</param>
/// <param name="Marks">High-water marks of origins, ordered by origin.</param>
public sealed record LedgerState(LogIndex Applied, ulong Hash, IReadOnlyList<OriginMark> Marks)
{
    /// <summary>The term of the last entry applied; 0 when nothing is.</summary>
    public Term Term { get; init; }

    /// <summary>The members as of the last entry applied; null as long as no change of members was: then they are those of the settings.</summary>
    public MemberConfiguration? Configuration { get; init; }

    /// <summary>The key-value store.</summary>
    public StoreState Store { get; init; } = StoreState.Empty;

    /// <summary>What this state stands for in the log; null when nothing is applied.</summary>
    /// <param name="initial">The members before any change.</param>
    public SnapshotMark? Mark(MemberConfiguration initial) => Applied == LogIndex.Zero ? null : new SnapshotMark(Applied, Term, Configuration ?? initial);

    /// <summary>Nothing applied.</summary>
    public static LedgerState Empty { get; } = new(LogIndex.Zero, StableHash.Empty, []);
}

/// <summary>The last batch of an origin that was applied.</summary>
/// <param name="Origin">The origin.</param>
/// <param name="Incarnation">Its incarnation.</param>
/// <param name="Sequence">Sequence within the incarnation.</param>
public readonly record struct OriginMark(NodeId Origin, long Incarnation, long Sequence);
