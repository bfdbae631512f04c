using Aurigraph.Live.Budgets;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Budgets;

/// <summary>A fact that needs control groups; skipped, and said why, where none can be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ControlGroupFactAttribute : FactAttribute
{
    private static readonly string? Missing = Try();

    /// <summary>Skips the fact where this machine makes no groups.</summary>
    public ControlGroupFactAttribute() => Skip = Missing;

    private static string? Try()
    {
        try
        {
            ControlGroupsHere.Find().Make($"aurigraph-test-{Environment.ProcessId}", 1, new ByteCount(100_000_000)).Remove();
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"Control groups cannot be made here: {problem.Message}";
        }
    }
}
