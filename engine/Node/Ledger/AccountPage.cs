namespace Aurigraph.Node.Ledger;

/// <summary>A page of balances at one moment.</summary>
/// <param name="Number">Which page, from 0.</param>
/// <param name="Balances">The balances.</param>
public sealed record AccountPage(int Number, ReadOnlyMemory<long> Balances);
