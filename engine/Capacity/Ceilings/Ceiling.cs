namespace Aurigraph.Capacity.Ceilings;

/// <summary>The highest rate that one resource allows, by arithmetic alone, were all others plentiful.</summary>
public sealed record Ceiling
{
    /// <summary>Which resource: one of <see cref="Resources.All"/>.</summary>
    public required string Resource { get; init; }

    /// <summary>The container, host or role where it is scarcest.</summary>
    public required string Where { get; init; }

    /// <summary>Transactions a second of the whole network; 0 when nothing can run.</summary>
    public required double Tps { get; init; }

    /// <summary>The arithmetic in one line, with its numbers.</summary>
    public required string Formula { get; init; }

    /// <summary>The law it follows, as docs/laws.md names it.</summary>
    public required string Law { get; init; }

    /// <summary>Keys of the scenario that relax it.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Whether commits cannot go faster. Where false, it is nodes that follow the committed stream which fall behind beyond it; commits go on.</summary>
    public bool BoundsCommits { get; init; } = true;
}
