namespace Aurigraph.Rollout;

/// <summary>An experiment that cannot be rolled out. The message says what is in the way, what was expected and what to do.</summary>
public sealed class RolloutException(string message) : Exception(message);
