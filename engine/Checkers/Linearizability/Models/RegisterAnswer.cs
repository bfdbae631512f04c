namespace Aurigraph.Checkers.Linearizability.Models;

/// <summary>What a register answers.</summary>
/// <param name="TookPlace">Whether it did what it was asked; false for a compare-and-set that found another value.</param>
/// <param name="Held">The value of a read, or the one that a compare-and-set found instead; null otherwise.</param>
public readonly record struct RegisterAnswer(bool TookPlace, RegisterValue? Held)
{
    /// <summary>A write or compare-and-set took place.</summary>
    public static RegisterAnswer Done => new(true, null);

    /// <summary>A read gave a value.</summary>
    public static RegisterAnswer Read(RegisterValue value) => new(true, value);

    /// <summary>A compare-and-set found another value than it expected.</summary>
    public static RegisterAnswer Refused(RegisterValue held) => new(false, held);

    /// <summary><c>ok</c>, the value read, or <c>fail (it held 3)</c>.</summary>
    public override string ToString() => !TookPlace ? $"fail (it held {Held})" : Held is { } value ? value.ToString() : "ok";
}
