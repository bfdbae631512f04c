namespace Aurigraph.Simulation.Elections;

/// <summary>What is wrong with one of the <see cref="ElectionSettings"/>.</summary>
/// <param name="Setting">The name of the property.</param>
/// <param name="What">What was found and what was expected.</param>
public readonly record struct ElectionFault(string Setting, string What);
