using System.Collections.Immutable;

namespace Aurigraph.Node.Operations;

/// <summary>The key-value store at one index of the log: part of the state, and so of checkpoints and snapshots. Immutable.</summary>
/// <param name="Values">The text of each key that is set, by key.</param>
/// <param name="Clients">The last operation of each client that was applied, with its result, by client: what makes a repetition harmless.</param>
public sealed record StoreState(ImmutableSortedDictionary<string, string> Values, ImmutableSortedDictionary<int, AppliedOperation> Clients)
{
    /// <summary>Nothing set, no client known.</summary>
    public static StoreState Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), ImmutableSortedDictionary<int, AppliedOperation>.Empty);
}

/// <summary>An operation that was applied.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Result">What it gave.</param>
public readonly record struct AppliedOperation(long Number, StoreResult Result);
