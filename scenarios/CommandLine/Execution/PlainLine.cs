namespace Aurigraph.CommandLine.Execution;

/// <summary>Text for one line of a terminal. What comes from a scenario file cannot steer the terminal.</summary>
internal static class PlainLine
{
    /// <summary>The text with every control character as a space.</summary>
    public static string Of(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
