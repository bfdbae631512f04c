namespace Aurigraph.Capacity.Claims;

/// <summary>Two figures that cannot both hold.</summary>
/// <param name="Number">In the register.</param>
/// <param name="First">One figure.</param>
/// <param name="Second">The other.</param>
/// <param name="Where">Documents.</param>
/// <param name="Treatment">What is done about it here.</param>
public sealed record Contradiction(int Number, string First, string Second, string Where, string Treatment);
