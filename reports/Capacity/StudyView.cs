using Aurigraph.Capacity.Ceilings;
using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Capacity.Judgement;
using Aurigraph.Reports.Capacity.Wording;

namespace Aurigraph.Reports.Capacity;

/// <summary>A study with what all its renderings share: names, series, decisions, and the scenario that the page is about.</summary>
internal sealed class StudyView
{
    private StudyView(CapacityStudy study, CapacityReportOptions options)
    {
        Study = study;
        Options = options;
        Level = ServiceLevel.Of(study);
        Claims = [.. study.Claims.Select(ClaimRow.Of)];
        IReadOnlyList<SeriesStyle> styles = SeriesStyle.Assign([.. study.Scenarios.Select(s => s.Name)]);
        Scenarios = [.. study.Scenarios.Select((s, i) => new ScenarioView(s, styles[i], Claims))];
    }

    /// <summary>The study.</summary>
    public CapacityStudy Study { get; }

    /// <summary>What it does not hold.</summary>
    public CapacityReportOptions Options { get; }

    /// <summary>What charts show of the service level.</summary>
    public ServiceLevel Level { get; }

    /// <summary>All claims.</summary>
    public IReadOnlyList<ClaimRow> Claims { get; }

    /// <summary>Claims about these scenarios; those about any network when there are no others.</summary>
    public IReadOnlyList<ClaimRow> OwnClaims => Claims.Any(c => !c.IsGeneral) ? [.. Claims.Where(c => !c.IsGeneral)] : Claims;

    /// <summary>In the order asked for.</summary>
    public IReadOnlyList<ScenarioView> Scenarios { get; }

    /// <summary>The scenario that verdict, ladder and tornado are about: of those with a knee the one with most claims, the first of equals; null without scenarios.</summary>
    public ScenarioView? Subject => Scenarios.Where(s => s.Capacity.Knee is not null).OrderByDescending(s => Claims.Count(c => c.Scenario == s.Capacity.Name)).FirstOrDefault()
        ?? Scenarios.FirstOrDefault(s => s.Capacity.Outcome == CapacityOutcome.Unbounded) ?? (Scenarios.Count == 0 ? null : Scenarios[0]);

    /// <summary>Those with a knee.</summary>
    public IReadOnlyList<ScenarioView> WithKnee => [.. Scenarios.Where(s => s.Capacity.Knee is not null)];

    /// <summary>Of a study.</summary>
    public static StudyView Of(CapacityStudy study, CapacityReportOptions options) => new(study, options);

    /// <summary>The highest rate at which a probe held; 0 when none did.</summary>
    public static double HighestSustained(ScenarioCapacity scenario) => scenario.Probes.Where(p => p.IsSustained).Select(p => p.Rate).DefaultIfEmpty(0).Max();
}

/// <summary>A scenario with what its renderings share.</summary>
internal sealed class ScenarioView
{
    /// <summary>Of a scenario's capacity.</summary>
    public ScenarioView(ScenarioCapacity capacity, SeriesStyle series, IReadOnlyList<ClaimRow> claims)
    {
        Capacity = capacity;
        Series = series;
        Label = ScenarioLabel.Long(capacity.Name);
        Short = ScenarioLabel.Short(capacity.Name);
        Need = capacity.Experiment.Workload.PeakRate;
        Fullest = capacity.AtSeventyPercent?.MemoryByRole(capacity.Experiment.Deployment).MaxBy(m => (double)m.Peak / Math.Max(1, m.Limit));
        Decision = GoDecision.Of(capacity, Fullest);
        ThroughputClaim = claims.FirstOrDefault(c => c.Scenario == capacity.Name && c.Rate is > 0);
        Ceilings = [.. capacity.Ceilings.Where(c => double.IsFinite(c.Tps)).OrderBy(c => c.Tps)];
    }

    /// <summary>The model's.</summary>
    public ScenarioCapacity Capacity { get; }

    /// <summary>How it is drawn.</summary>
    public SeriesStyle Series { get; }

    /// <summary>For titles.</summary>
    public string Label { get; }

    /// <summary>For charts.</summary>
    public string Short { get; }

    /// <summary>Highest planned rate; 0 when there is none.</summary>
    public double Need { get; }

    /// <summary>Whether it can be rolled out.</summary>
    public GoDecision Decision { get; }

    /// <summary>The container nearest to its limit at 70 % of the knee; null without a knee.</summary>
    public RoleMemory? Fullest { get; }

    /// <summary>Share of its limit that it has left; null without a knee.</summary>
    public double? Headroom => Fullest is { } f ? 1 - (double)f.Peak / Math.Max(1, f.Limit) : null;

    /// <summary>The largest rate claimed for it; null when none is.</summary>
    public ClaimRow? ThroughputClaim { get; }

    /// <summary>Ceilings that are numbers, lowest first.</summary>
    public IReadOnlyList<Ceiling> Ceilings { get; }

    /// <summary>How many nodes it has.</summary>
    public int Nodes => Capacity.Experiment.Deployment.Containers.Sum(c => c.Nodes.Count);
}
