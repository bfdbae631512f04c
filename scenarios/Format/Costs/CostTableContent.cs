namespace Aurigraph.Scenarios.Costs;

/// <summary>What a file of costs holds, its bases filled in.</summary>
public sealed record CostTableContent
{
    /// <summary>Name of the table: small letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>When it was measured, as <c>2026-11-30</c>; null when it does not say.</summary>
    public string? Date { get; init; }

    /// <summary>The machine it was measured on; null when it does not say.</summary>
    public string? Machine { get; init; }

    /// <summary>Nanoseconds of a unit of each reference kernel, by name; those that the table holds.</summary>
    public IReadOnlyDictionary<string, double> Kernel { get; init; } = new SortedDictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Its costs, in the order of the format, a statement for each scheme of signatures.</summary>
    public required IReadOnlyList<CostStatement> Costs { get; init; }
}
