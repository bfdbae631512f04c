using Aurigraph.Units;

namespace Aurigraph.Node.Operations;

/// <summary>What the store answers.</summary>
/// <param name="TookPlace">Whether it did what it was asked; false for a compare-and-set that found another text.</param>
/// <param name="Held">The text that a read, or a refused compare-and-set, found; null where the key was unset, and otherwise.</param>
public readonly record struct StoreResult(bool TookPlace, string? Held)
{
    /// <summary>A fingerprint that is equal for equal results, in every process.</summary>
    public ulong TraceHash => StableHash.Mix(StableHash.Mix(StableHash.Empty, TookPlace ? 1L : 0L), StoreOperation.HashOf(Held));
}
