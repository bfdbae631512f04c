namespace Aurigraph.Scenarios;

/// <summary>One thing that is wrong with a scenario.</summary>
/// <param name="File">The file as it was named by the caller or the scenario, or the override that brought the value in.</param>
/// <param name="Line">From 1; 0 when there is no place, as for a missing file.</param>
/// <param name="Column">From 1; 0 when there is no place.</param>
/// <param name="Path">The key, for example <c>consensus.heartbeat</c> or <c>workload.stages[1].rate</c>; empty for the file itself.</param>
/// <param name="Message">What was found, what was expected, and the nearest valid name where there is one.</param>
public sealed record ScenarioFault(string File, int Line, int Column, string Path, string Message)
{
    /// <summary>One line in the form that editors follow: <c>file:line:column: path: message</c>.</summary>
    public override string ToString() =>
        (Line > 0 ? $"{File}:{Line}:{Column}: " : $"{File}: ") + (Path.Length > 0 ? $"{Path}: " : "") + Message;
}
