namespace Aurigraph.Capacity.Ceilings;

/// <summary>A resource as the ladder looks at it: how much of it a rate uses, and how to say so.</summary>
internal sealed record Rung
{
    /// <summary>One of <see cref="Resources"/>.</summary>
    public required string Resource { get; init; }

    /// <summary>Its law.</summary>
    public required string Law { get; init; }

    /// <summary>Keys that relax it.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Whether commits cannot go faster.</summary>
    public bool BoundsCommits { get; init; } = true;

    /// <summary>Share of the resource that a demand uses; 1 when all of it. Rises with the rate.</summary>
    public required Func<Demand, double> Use { get; init; }

    /// <summary>Where it is scarcest.</summary>
    public required Func<Demand, string> Where { get; init; }

    /// <summary>The arithmetic, at the rate of the ceiling.</summary>
    public required Func<Demand, string> Formula { get; init; }
}
