using Aurigraph.Reports.Rehearsal;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>What a step found, and what it should have found and did not.</summary>
/// <param name="found">In a few words.</param>
internal sealed class StepFindings(string found)
{
    private readonly List<string> _missing = [];
    private string? _reason;

    /// <summary>A step that is not carried out.</summary>
    /// <param name="reason">Why.</param>
    public static StepFindings Skipped(string reason) => new("") { _reason = reason };

    /// <summary>Asks for something.</summary>
    /// <param name="holds">Whether it is so.</param>
    /// <param name="otherwise">What is wrong when it is not.</param>
    public StepFindings Asks(bool holds, string otherwise)
    {
        if (!holds)
            _missing.Add(otherwise);
        return this;
    }

    /// <summary>The step with its verdict. What is wrong comes first.</summary>
    public RehearsalStep As(StepKind kind, string name)
    {
        if (_reason is not null)
            return new RehearsalStep(kind, name, StepVerdict.Skipped, _reason);
        string text = string.Join("; ", _missing.Append(found).Where(t => t.Length > 0));
        return new RehearsalStep(kind, name, _missing.Count == 0 ? StepVerdict.Passed : StepVerdict.Failed, text);
    }
}
