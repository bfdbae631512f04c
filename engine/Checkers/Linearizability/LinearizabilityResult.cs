namespace Aurigraph.Checkers.Linearizability;

/// <summary>What the checker found.</summary>
/// <param name="Verdict">The verdict on the whole history.</param>
/// <param name="Violation">Why it is not linearizable; null when it is or when that is open.</param>
/// <param name="Linearizations">The proof when it is: per key, in order of first invocation, its operations in an order in which the model answers the same.
/// Operations that did not take place are left out, as is any that never returned and need not have. Empty otherwise.</param>
/// <param name="States">States remembered by all searches together.</param>
public sealed record LinearizabilityResult(Verdict Verdict, Violation? Violation, IReadOnlyList<IReadOnlyList<Operation>> Linearizations, long States);
