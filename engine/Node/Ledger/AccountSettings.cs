namespace Aurigraph.Node.Ledger;

/// <summary>The accounts of a network whose transactions are materialised.</summary>
/// <param name="Count">How many; at least 1.</param>
/// <param name="InitialBalance">What each begins with; not negative.</param>
public sealed record AccountSettings(long Count, long InitialBalance);
