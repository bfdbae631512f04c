namespace Aurigraph.CommandLine.Regression;

/// <summary>A golden file is missing or damaged, or cannot be written. The message says what to do.</summary>
internal sealed class GoldenFileException(string message) : Exception(message);
