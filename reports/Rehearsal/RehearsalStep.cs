namespace Aurigraph.Reports.Rehearsal;

/// <summary>A phase or a test of a rehearsal, with its verdict.</summary>
/// <param name="Kind">Whether it is a phase or a category of tests.</param>
/// <param name="Name">Short, lower case.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Text">What was found, or why it was skipped.</param>
public sealed record RehearsalStep(StepKind Kind, string Name, StepVerdict Verdict, string Text);

/// <summary>Kinds of steps.</summary>
public enum StepKind
{
    /// <summary>One of the ten phases.</summary>
    Phase,

    /// <summary>One of the six categories of tests.</summary>
    Test,
}
