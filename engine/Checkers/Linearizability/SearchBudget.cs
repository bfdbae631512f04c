namespace Aurigraph.Checkers.Linearizability;

/// <summary>How far one search goes before it says that it cannot tell. A check searches once per key, and where a key is at fault about
/// as often again as its history can be halved.</summary>
/// <param name="StatesMax">Most pairs of operations done and state that are remembered; at least 1.</param>
/// <param name="BytesMax">Most memory for them, in bytes; at least 1. Their tables double when they are full, so half as much again may be taken for a moment, and the last doubling may pass it.</param>
public sealed record SearchBudget(long StatesMax, long BytesMax)
{
    /// <summary>Two million states in about 256 MiB: some seconds.</summary>
    public static SearchBudget Default { get; } = new(2_000_000, 256L << 20);

    /// <inheritdoc cref="SearchBudget(long, long)"/>
    public long StatesMax { get; init; } = StatesMax > 0 ? StatesMax : throw new ArgumentOutOfRangeException(nameof(StatesMax), StatesMax, "A search needs at least one state.");

    /// <inheritdoc cref="SearchBudget(long, long)"/>
    public long BytesMax { get; init; } = BytesMax > 0 ? BytesMax : throw new ArgumentOutOfRangeException(nameof(BytesMax), BytesMax, "A search needs at least one byte.");
}
