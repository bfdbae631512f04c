namespace Aurigraph.Conformance.Comparison;

/// <summary>What came of a directive.</summary>
public enum Verdict
{
    /// <summary>The answer means what was expected.</summary>
    Pass,

    /// <summary>It does not.</summary>
    Differs,

    /// <summary>The command, or one of its arguments, is not known here.</summary>
    Unsupported,
}
