using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Durability;

/// <summary>What a member finds on its disk when it starts.</summary>
/// <param name="HardState">Term, vote and commit index; default on a new member.</param>
/// <param name="Entries">The log from index 1 on, without gaps; empty on a new member.</param>
/// <param name="Applied">The highest index whose effect the state store holds; later entries are handed out again. Entries may be
/// applied once committed, before this member's own disk holds them, so this may lie beyond the log, and the log may end in other,
/// never committed entries below it. It therefore says nothing about which entries of this log are committed.</param>
public sealed record RestoredState(HardState HardState, IReadOnlyList<LogEntry> Entries, LogIndex Applied = default)
{
    /// <summary>The state of a member that never ran.</summary>
    public static RestoredState None { get; } = new(default, []);
}
