namespace Aurigraph.Scenarios;

/// <summary>A scenario of the catalog.</summary>
/// <param name="Name">By which it is run.</param>
/// <param name="Description">What it shows.</param>
public sealed record CatalogScenario(string Name, string Description);
