namespace Aurigraph.PlantedFaults.Tests.Trials;

/// <summary>A member's state after an entry: what it stands for, and a hash that chains all that was applied.</summary>
/// <param name="Index">The last entry applied.</param>
/// <param name="Term">Its term.</param>
/// <param name="Configuration">The members as of it.</param>
/// <param name="ChangedAt">The entry that made them the members; 0 when they are the first.</param>
/// <param name="Hash">The hash.</param>
internal sealed record MemberState(LogIndex Index, Term Term, MemberConfiguration Configuration, LogIndex ChangedAt, ulong Hash)
{
    public SnapshotMark Mark => new(Index, Term, Configuration);
}
