using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Durability;

/// <summary>What a member finds on its disk when it starts.</summary>
/// <param name="HardState">Term, vote and commit index; default on a new member.</param>
/// <param name="Entries">The log, without gaps, from the index after <paramref name="LogBegin"/> on; empty on a new member.</param>
/// <param name="Applied">The highest index whose effect the state store holds; later entries are handed out again. Entries may be
/// applied once committed, before this member's own disk holds them, so this may lie beyond the log, and the log may end in other,
/// never committed entries below it. It therefore says nothing about which entries of this log are committed.</param>
/// <param name="LogBegin">What the log begins after: the last entry compacted or the snapshot that replaced the log. Null when it begins at index 1.
/// Its configuration is in force when <paramref name="Configuration"/> is null. The state store holds it: its index is not above <paramref name="Applied"/>.</param>
/// <param name="Configuration">The members as of <paramref name="Applied"/>; null where no change was ever applied beyond
/// <paramref name="LogBegin"/>: then its configuration, or the one of the options, is in force.</param>
public sealed record RestoredState(
    HardState HardState,
    IReadOnlyList<LogEntry> Entries,
    LogIndex Applied = default,
    SnapshotMark? LogBegin = null,
    MemberConfiguration? Configuration = null)
{
    /// <summary>The state of a member that never ran.</summary>
    public static RestoredState None { get; } = new(default, []);
}
