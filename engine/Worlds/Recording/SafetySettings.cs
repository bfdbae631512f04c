namespace Aurigraph.Worlds.Recording;

/// <summary>How a run is watched.</summary>
/// <param name="Checks">Whether safety properties are checked.</param>
/// <param name="BodiesApart">Whether bodies become durable apart from the entries that name them.</param>
public sealed record SafetySettings(bool Checks, bool BodiesApart);
