namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>A run of a rehearsal broke down; the message says how. The steps that are judged by it fail.</summary>
internal sealed class RehearsalRunException(string message, Exception cause) : Exception(message, cause);
