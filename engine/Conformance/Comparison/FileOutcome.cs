namespace Aurigraph.Conformance.Comparison;

/// <summary>What came of one transcript.</summary>
/// <param name="File">Its name, as given.</param>
/// <param name="Directives">What came of each directive, in their order.</param>
public sealed record FileOutcome(string File, IReadOnlyList<DirectiveOutcome> Directives)
{
    /// <summary>Whether no answer differs and nothing is unsupported.</summary>
    public bool Passes => Directives.All(d => d.Verdict == Verdict.Pass);

    /// <summary>Whether an answer differs.</summary>
    public bool Differs => Directives.Any(d => d.Verdict == Verdict.Differs);

    /// <summary>The totals of a level.</summary>
    public LevelTotals Totals(Level level)
    {
        var ofLevel = Directives.Where(d => d.Answer.Level == level).ToList();
        return new LevelTotals(ofLevel.Count(d => d.Verdict == Verdict.Pass), ofLevel.Count, ofLevel.Count(d => d.Verdict == Verdict.Unsupported));
    }
}
