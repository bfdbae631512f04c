using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Durability;

/// <summary>What a member finds on its disk when it starts.</summary>
/// <param name="HardState">Term, vote and commit index; default on a new member.</param>
/// <param name="Entries">The log, without gaps, from the index after <paramref name="LogBegin"/> on; empty on a new member.</param>
/// <param name="State">What the state store holds the effect of; later entries are handed out again. Null when nothing was ever applied. Entries may be
/// applied once committed, before this member's own disk holds them, so this may lie beyond the log, and the log may end in other, never committed
/// entries: then the state takes the place of the log, as a snapshot would.</param>
/// <param name="LogBegin">What the log begins after: the last entry compacted or the snapshot that replaced the log. Null when it begins at index 1.
/// The state store holds it: it is not above <paramref name="State"/>, and is it where that is null.</param>
/// <param name="Checksums">What was kept beside each entry when it was written (<see cref="LogEntry.Checksum"/>); null where the store checks by itself.</param>
public sealed record RestoredState(
    HardState HardState, IReadOnlyList<LogEntry> Entries, SnapshotMark? State = null, SnapshotMark? LogBegin = null, IReadOnlyList<ulong>? Checksums = null)
{
    /// <summary>The state of a member that never ran.</summary>
    public static RestoredState None { get; } = new(default, []);
}
