namespace Aurigraph.Checkers.Linearizability.Models;

/// <summary>One request to a register.</summary>
/// <param name="Function">What it shall do.</param>
/// <param name="Value">The value it shall take; unset for a read.</param>
/// <param name="Expected">The value it must hold for that; unset but for compare-and-set.</param>
public readonly record struct RegisterInput(RegisterFunction Function, RegisterValue Value, RegisterValue Expected)
{
    /// <summary>Tell the value.</summary>
    public static RegisterInput Read => default;

    /// <summary>Take a value.</summary>
    public static RegisterInput Write(RegisterValue value) => new(RegisterFunction.Write, value, default);

    /// <summary>Take a value if another is held.</summary>
    public static RegisterInput CompareAndSet(RegisterValue expected, RegisterValue value) => new(RegisterFunction.CompareAndSet, value, expected);

    /// <summary><c>read</c>, <c>write 3</c> or <c>cas [3 4]</c>.</summary>
    public override string ToString() => Function switch
    {
        RegisterFunction.Read => "read",
        RegisterFunction.Write => $"write {Value}",
        _ => $"cas [{Expected} {Value}]",
    };
}
