namespace Aurigraph.Scenarios.Advice;

/// <summary>Collects warnings.</summary>
internal sealed class WarningList
{
    private readonly List<ScenarioWarning> _warnings = [];

    /// <summary>What was collected, in order.</summary>
    public IReadOnlyList<ScenarioWarning> Warnings => _warnings;

    /// <summary>Adds one when it holds.</summary>
    public void When(bool holds, string code, string text)
    {
        if (holds)
            _warnings.Add(new ScenarioWarning(code, text));
    }
}
