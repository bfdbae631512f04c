namespace Aurigraph.Benchmarks.Projection;

/// <summary>One live run that is projected first.</summary>
/// <param name="Validators">Validators; one business node takes the load in.</param>
/// <param name="Share">The load, of what so many validators carried at most here.</param>
/// <param name="KillsLeader">Whether the leader is killed in the middle, and started again.</param>
internal sealed record ProjectionCase(int Validators, double Share, bool KillsLeader = false)
{
    /// <summary>What a table calls it.</summary>
    public string Name => FormattableString.Invariant($"{Validators} validator{(Validators > 1 ? "s" : "")}, {Share * 100:0} %{(KillsLeader ? ", leader killed" : "")}");
}
