namespace Aurigraph.Conformance.Comparison;

/// <summary>What a command answered.</summary>
/// <param name="Level">How it is compared.</param>
/// <param name="Lines">The answer in the words of the transcript.</param>
/// <param name="IsError">Whether the command failed.</param>
/// <param name="IsSupported">Whether the command is known here; if not, the only line says what is not.</param>
/// <param name="IsBroken">Whether the core found itself in a contradiction; the only line says which.</param>
public sealed record Answer(Level Level, IReadOnlyList<string> Lines, bool IsError = false, bool IsSupported = true, bool IsBroken = false)
{
    /// <summary>A command that failed.</summary>
    public static Answer Error(Level level, string text) => new(level, [text], IsError: true);

    /// <summary>A command, or an argument, that is not known here.</summary>
    public static Answer Unsupported(Level level, string what) => new(level, [what], IsSupported: false);
}
