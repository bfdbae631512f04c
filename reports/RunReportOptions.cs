namespace Aurigraph.Reports;

/// <summary>What a report cannot take from the result.</summary>
public sealed record RunReportOptions
{
    /// <summary>Nothing given.</summary>
    public static RunReportOptions Default { get; } = new();

    /// <summary>What the model leaves out, one sentence each; null: the list of the run's mode in <see cref="ModelOmissions"/>.</summary>
    public IReadOnlyList<string>? Omissions { get; init; }

    /// <summary>The scenario file as the reader would name it, for the command that replays the run; null: the resolved scenario beside the report.</summary>
    public string? ScenarioFile { get; init; }

    /// <summary>The day of the run, for the header; null leaves it out, so that equal runs give equal pages.</summary>
    public DateOnly? Date { get; init; }
}
