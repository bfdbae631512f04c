namespace Aurigraph.Reports.Rehearsal;

/// <summary>What came of a step.</summary>
public enum StepVerdict
{
    /// <summary>Everything it asks for was found.</summary>
    Passed,

    /// <summary>Something it asks for was not.</summary>
    Failed,

    /// <summary>It was not carried out; its text says why.</summary>
    Skipped,
}
