namespace Aurigraph.NetworkModels;

/// <summary>A link between two places named in the scenario: regions or node ids. The place "rest" is not allowed here.</summary>
/// <param name="From">Region or node id.</param>
/// <param name="To">Region or node id.</param>
/// <param name="OneWay">Whether the rule holds only from From to To.</param>
/// <param name="Link">What the link does.</param>
public sealed record LinkRule(string From, string To, bool OneWay, LinkModel Link);
