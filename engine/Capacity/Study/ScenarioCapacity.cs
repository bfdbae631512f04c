using Aurigraph.Capacity.Ceilings;
using Aurigraph.Capacity.SteadyStates;
using Aurigraph.Experiment;
using Aurigraph.Measurement;

namespace Aurigraph.Capacity.Study;

/// <summary>How much one scenario sustains, and why not more.</summary>
public sealed record ScenarioCapacity
{
    /// <summary>The scenario; its load is not part of the answer.</summary>
    public required ExperimentDefinition Experiment { get; init; }

    /// <summary>Whether there is a knee, or why not.</summary>
    public required CapacityOutcome Outcome { get; init; }

    /// <summary>The outcome in a sentence with its numbers.</summary>
    public required string Remark { get; init; }

    /// <summary>The highest sustained rate; null unless the outcome is Sustained.</summary>
    public required KneeEstimate? Knee { get; init; }

    /// <summary>A full run at 70 % of the knee; null without a knee.</summary>
    public required LoadPoint? AtSeventyPercent { get; init; }

    /// <summary>A full run at the knee; null without a knee.</summary>
    public required LoadPoint? AtKnee { get; init; }

    /// <summary>Closed forms, lowest first.</summary>
    public required IReadOnlyList<Ceiling> Ceilings { get; init; }

    /// <summary>What saturates at the knee, by utilisation; null without a knee.</summary>
    public required Bottleneck? Bottleneck { get; init; }

    /// <summary>What a quarter more of each resource gains, most first: the proof of the bottleneck.</summary>
    public required IReadOnlyList<RelaxationGain> Gains { get; init; }

    /// <summary>The inputs that move the knee most, most first; at most five.</summary>
    public required IReadOnlyList<InputEffect> Inputs { get; init; }

    /// <summary>Longest time without finality when a validator container dies at 70 % of the knee, milliseconds; null when not probed, infinite when it never came back.</summary>
    public required double? ContainerLossGapMs { get; init; }

    /// <summary>The cheapest change that helps, in a sentence; null when none was looked for.</summary>
    public required string? CheapestChange { get; init; }

    /// <summary>What has to be switched off, step by step, and what is sustained then; empty when not asked for.</summary>
    public required IReadOnlyList<ClaimModeAnswer> ClaimMode { get; init; }

    /// <summary>Every simulation of the search, in the order of their rates.</summary>
    public required IReadOnlyList<Probe> Probes { get; init; }

    /// <summary>Curves beside that of load; empty unless asked for.</summary>
    public required IReadOnlyList<CapacityCurve> Curves { get; init; }

    /// <summary>Name of the scenario.</summary>
    public string Name => Experiment.Name;
}

/// <summary>Whether a scenario has a knee.</summary>
public enum CapacityOutcome
{
    /// <summary>It has: below, the service level holds.</summary>
    Sustained,

    /// <summary>A container needs more memory than its limit before the first transaction.</summary>
    DoesNotFit,

    /// <summary>Even an idle system misses the service level.</summary>
    MissesWhenIdle,

    /// <summary>No probe settled in the longest window allowed.</summary>
    NotSteady,

    /// <summary>The service level held up to the highest rate that was tried; the knee is beyond it.</summary>
    Unbounded,
}

/// <summary>The highest sustained rate with its intervals, transactions per second.</summary>
/// <param name="Low">5th percentile over seeds that each draw the costs within their uncertainty.</param>
/// <param name="Mid">With the costs as stated, first seed.</param>
/// <param name="High">95th percentile of the same.</param>
/// <param name="SeedLow">Lowest over seeds with the costs as stated.</param>
/// <param name="SeedHigh">Highest of the same.</param>
public sealed record KneeEstimate(double Low, double Mid, double High, double SeedLow, double SeedHigh);

/// <summary>A run at one load.</summary>
/// <param name="Rate">Offered transactions per second.</param>
/// <param name="Result">What was measured.</param>
public sealed record LoadPoint(double Rate, RunResult Result)
{
    /// <summary>Most bytes that a container of each role held, and its limit, in order of roles.</summary>
    public IReadOnlyList<RoleMemory> MemoryByRole(Deployment deployment) =>
        [.. deployment.Containers.GroupBy(c => c.Role).OrderBy(g => g.Key).Select(g =>
        {
            ContainerFigures fullest = g.Select(c => Result.Containers.First(f => f.Id == c.Id)).MaxBy(f => (double)f.MemoryPeak / f.MemoryLimit)!;
            return new RoleMemory(g.Key, fullest.Id, fullest.MemoryPeak, fullest.MemoryLimit);
        })];
}

/// <summary>The fullest container of a role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Container">The container.</param>
/// <param name="Peak">Most bytes held.</param>
/// <param name="Limit">Its limit.</param>
public sealed record RoleMemory(Units.NodeRole Role, string Container, long Peak, long Limit);

/// <summary>What more of one resource gains.</summary>
/// <param name="Resource">As the ceilings name it.</param>
/// <param name="Factor">How much more: 1.25.</param>
/// <param name="Knee">The knee then, transactions per second.</param>
/// <param name="Gain">The knee over that without, less 1: 0.24 for 24 %.</param>
public sealed record RelaxationGain(string Resource, double Factor, double Knee, double Gain);

/// <summary>How far one input moves the knee within its uncertainty.</summary>
/// <param name="Input">Key of the cost table.</param>
/// <param name="Value">As stated, with its unit.</param>
/// <param name="Uncertainty">Relative: 0.25 for 25 %.</param>
/// <param name="KneeWhenDear">The knee when it costs most, transactions per second.</param>
/// <param name="KneeWhenCheap">The knee when it costs least.</param>
public sealed record InputEffect(string Input, string Value, double Uncertainty, double KneeWhenDear, double KneeWhenCheap);

/// <summary>A step of the claim mode.</summary>
/// <param name="Text">What is switched off, this step and those before.</param>
/// <param name="Knee">What is sustained then; null when nothing is.</param>
public sealed record ClaimModeAnswer(string Text, double? Knee);

/// <summary>One simulation of a search.</summary>
/// <param name="Rate">Offered transactions per second.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="WindowSeconds">Length of the window that was judged.</param>
/// <param name="CommittedTps">Final transactions per second of that window.</param>
/// <param name="Finality">Finality in that window.</param>
/// <param name="IsSustained">Whether the load was sustained and the service level held.</param>
/// <param name="Reason">Why not; empty when it was.</param>
public sealed record Probe(double Rate, ulong Seed, double WindowSeconds, double CommittedTps, Distribution Finality, bool IsSustained, string Reason)
{
    /// <summary>How the load was borne.</summary>
    public SteadyOutcome Outcome { get; init; }

    /// <summary>Trace of the run that was judged, 16 hex digits.</summary>
    public string TraceHash { get; init; } = "";

    /// <summary>Virtual time of that run.</summary>
    public double VirtualSeconds { get; init; }
}

/// <summary>How one figure follows another.</summary>
public sealed record CapacityCurve
{
    /// <summary>What is drawn: <c>validators</c>, <c>cores</c>, <c>batch-age</c>, <c>rtt</c> and so on.</summary>
    public required string Name { get; init; }

    /// <summary>The quantity on the horizontal axis, with its unit.</summary>
    public required string InputLabel { get; init; }

    /// <summary>The quantity on the vertical axis, with its unit.</summary>
    public required string OutputLabel { get; init; }

    /// <summary>Simulated points, rising in X.</summary>
    public required IReadOnlyList<CurvePoint> Points { get; init; }

    /// <summary>The fitted law; null when none was fitted.</summary>
    public required CurveFit? Fit { get; init; }
}

/// <summary>A point of a curve.</summary>
/// <param name="X">Input.</param>
/// <param name="Y">Output; null when nothing was sustained there.</param>
public sealed record CurvePoint(double X, double? Y);

/// <summary>A law fitted to a curve.</summary>
/// <param name="Formula">With its numbers.</param>
/// <param name="Points">The law over the range, beyond the simulated one as far as shown.</param>
/// <param name="ReliableUpTo">Up to this input the law is drawn solid, beyond it dashed.</param>
/// <param name="Band">Half width of the 95 % band, relative; null where residuals are not random.</param>
public sealed record CurveFit(string Formula, IReadOnlyList<CurvePoint> Points, double ReliableUpTo, double? Band);
