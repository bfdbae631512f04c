namespace Aurigraph.Capacity.Claims;

/// <summary>Two figures of the sources that do not agree.</summary>
/// <param name="Number">Within the register, from 1.</param>
/// <param name="First">One figure.</param>
/// <param name="Second">The other.</param>
/// <param name="Sources">Names of the documents that state them.</param>
/// <param name="Treatment">What is done about it.</param>
/// <param name="Detail">How, in a few words; empty when there is no more to say.</param>
public sealed record Contradiction(int Number, string First, string Second, IReadOnlyList<string> Sources, ContradictionTreatment Treatment, string Detail);
