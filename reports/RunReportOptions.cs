namespace Aurigraph.Reports;

/// <summary>What a report cannot take from the result.</summary>
public sealed record RunReportOptions
{
    /// <summary>Nothing given.</summary>
    public static RunReportOptions Default { get; } = new();

    /// <summary>What the model leaves out, one sentence each; null: the list of the run's mode in <see cref="ModelOmissions"/>.</summary>
    public IReadOnlyList<string>? Omissions { get; init; }

    /// <summary>The command that makes the run again, ready for a shell; null: one that takes the resolved scenario beside the report.</summary>
    public string? ReplayCommand { get; init; }

    /// <summary>The day of the run, for the header; null leaves it out, so that equal runs give equal pages.</summary>
    public DateOnly? Date { get; init; }
}
