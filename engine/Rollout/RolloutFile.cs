namespace Aurigraph.Rollout;

/// <summary>A file of a rollout.</summary>
/// <param name="Path">Within the rollout's folder, with <c>/</c> between folders.</param>
/// <param name="Content">Its text; lines end with a line feed.</param>
public sealed record RolloutFile(string Path, string Content);
