using Aurigraph.Measurement;

namespace Aurigraph.Worlds;

/// <summary>What a result says of where it comes from.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Environment">The machine.</param>
public sealed record RunIdentity(string Version, MachineEnvironment Environment);
