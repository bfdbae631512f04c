namespace Aurigraph.Conformance.Transcripts;

/// <summary>A transcript does not read as one. The message says what is wrong and what was expected.</summary>
public sealed class TranscriptException(int line, string message) : Exception(message)
{
    /// <summary>The line at fault, from 1.</summary>
    public int Line { get; } = line;
}
