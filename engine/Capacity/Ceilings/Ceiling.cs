namespace Aurigraph.Capacity.Ceilings;

/// <summary>The throughput that one resource alone allows, by arithmetic.</summary>
public sealed record Ceiling
{
    /// <summary>What is used up, in words joined by hyphens: <c>apply</c>, <c>disk-bandwidth</c>, <c>leader-egress</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>The container, host or role where it is tightest.</summary>
    public required string Where { get; init; }

    /// <summary>Transactions a second; 0 when nothing can run, infinite when the resource costs nothing.</summary>
    public required double Tps { get; init; }

    /// <summary>The closed form with its numbers, on one line.</summary>
    public required string Formula { get; init; }

    /// <summary>The law it follows from, as docs/laws.md names it.</summary>
    public required string Law { get; init; }
}
