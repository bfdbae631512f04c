namespace Aurigraph.NetworkModels;

/// <summary>Something wrong at one place of a text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Character in the line at which the cell begins, from 1.</param>
/// <param name="Message">What was found, what was expected, what to do.</param>
public sealed record TextFault(int Line, int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}, column {Column}: {Message}";
}
