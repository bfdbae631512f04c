namespace Aurigraph.PlantedFaults.Tests;

/// <summary>What the table says of a planted fault.</summary>
/// <param name="Property">The property that is broken.</param>
/// <param name="Seed">A seed that shows it.</param>
internal sealed record Row(string Property, ulong Seed);
