namespace Aurigraph.Checkers.Linearizability.Models;

/// <summary>What a register holds.</summary>
/// <param name="Number">A number; null when it is unset.</param>
public readonly record struct RegisterValue(long? Number)
{
    /// <summary>Nothing yet.</summary>
    public static RegisterValue Unset => default;

    /// <summary>The number, or <c>nil</c>.</summary>
    public override string ToString() => Number?.ToString() ?? "nil";
}
