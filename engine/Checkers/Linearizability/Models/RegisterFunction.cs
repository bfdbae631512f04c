namespace Aurigraph.Checkers.Linearizability.Models;

/// <summary>What a register can be asked to do.</summary>
public enum RegisterFunction
{
    /// <summary>Tell its value.</summary>
    Read,

    /// <summary>Take a value.</summary>
    Write,

    /// <summary>Take a value if it holds an expected one.</summary>
    CompareAndSet,
}
