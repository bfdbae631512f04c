namespace Aurigraph.Node.Ledger;

/// <summary>Pages of balances that changed. Immutable.</summary>
/// <param name="Pages">The pages, each once.</param>
public sealed record AccountChanges(IReadOnlyList<AccountPage> Pages)
{
    /// <summary>Bytes of all of them.</summary>
    public long Bytes => Pages.Sum(p => (long)p.Balances.Length * sizeof(long));
}
