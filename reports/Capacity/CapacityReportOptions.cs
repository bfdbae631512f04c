using Aurigraph.Reports.Capacity.Live;

namespace Aurigraph.Reports.Capacity;

/// <summary>What a capacity report cannot take from the study.</summary>
public sealed record CapacityReportOptions
{
    /// <summary>Nothing given.</summary>
    public static CapacityReportOptions Default { get; } = new();

    /// <summary>How many laws hold, for example "31 laws hold in this version's tests"; null: the laws were not tried beside this study.</summary>
    public string? Laws { get; init; }

    /// <summary>Where the costs come from and how old they are, for example "reference, 11 Nov 2026 (13 days old)"; null: their name alone.</summary>
    public string? CostTable { get; init; }

    /// <summary>Speed of the target against the machine of the cost table, for example "core 1.00, crypto 1.00, ± 10 %"; null: as the cost table states them.</summary>
    public string? MachineFactors { get; init; }

    /// <summary>How far the simulation was off a live run the last time both were compared; null: none is known.</summary>
    public LiveComparison? Live { get; init; }

    /// <summary>What the model leaves out, one sentence each; null: the list in <see cref="ModelOmissions"/>.</summary>
    public IReadOnlyList<string>? Omissions { get; init; }

    /// <summary>The day of the study, for the header; null leaves it out, so that equal studies give equal pages.</summary>
    public DateOnly? Date { get; init; }
}
