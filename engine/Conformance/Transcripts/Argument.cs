namespace Aurigraph.Conformance.Transcripts;

/// <summary>An argument of a directive: <c>key</c>, <c>key=value</c> or <c>key=(value, value)</c>.</summary>
/// <param name="Key">What stands before the equals sign, or all of it.</param>
/// <param name="Values">What stands after it; empty for a bare key.</param>
public sealed record Argument(string Key, IReadOnlyList<string> Values)
{
    /// <inheritdoc/>
    public override string ToString() => Values.Count switch
    {
        0 => Key,
        1 => $"{Key}={Values[0]}",
        _ => $"{Key}=({string.Join(',', Values)})",
    };
}
