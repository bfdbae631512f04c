namespace Aurigraph.Scenarios;

/// <summary>Something that works and is unwise. The run goes on; the report shows it.</summary>
/// <param name="Code">A stable name, for example <c>memory.does-not-fit</c>.</param>
/// <param name="Text">A sentence.</param>
public sealed record ScenarioWarning(string Code, string Text);
