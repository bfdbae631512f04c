using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.Capacity.Claims;
using Aurigraph.Capacity.Study;
using Aurigraph.Measurement;
using Aurigraph.Reports.Capacity.Live;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Summary;

namespace Aurigraph.Reports.Capacity.Document;

/// <summary>capacity.json: the machine-readable result of a capacity study. Times in milliseconds, sizes in bytes, rates per second. What there
/// is none of, and any number that is not finite, is null; a ceiling of a resource that costs nothing is infinite and left out.</summary>
public static class CapacityDocument
{
    /// <summary>The value of the field "schema".</summary>
    public const string Schema = "aurigraph.sim/capacity/1";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document as text, with a line feed at the end.</summary>
    /// <param name="study">What was found.</param>
    /// <param name="live">How far projections were off a live run; null: none is known.</param>
    public static string Text(CapacityStudy study, LiveComparison? live = null) => Build(study, live).ToJsonString(Options).ReplaceLineEndings("\n") + "\n";

    /// <summary>The document as a tree.</summary>
    /// <param name="study">What was found.</param>
    /// <param name="live">How far projections were off a live run; null: none is known.</param>
    public static JsonObject Build(CapacityStudy study, LiveComparison? live = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        return new JsonObject
        {
            ["schema"] = Schema,
            ["version"] = study.Version,
            ["partial"] = study.Partial,
            ["serviceLevel"] = study.ServiceLevel,
            ["seeds"] = List(study.Seeds, s => JsonValue.Create(s)),
            ["traceHash"] = study.TraceHash,
            ["replay"] = study.ReplayCommand,
            ["environment"] = Of(study.Environment),
            ["liveComparison"] = live is null ? null : Of(live),
            ["effort"] = new JsonObject
            {
                ["probes"] = study.Effort.Probes,
                ["virtualSeconds"] = Number(study.Effort.VirtualSeconds),
                ["seconds"] = Number(study.Effort.Seconds),
                ["jobs"] = study.Effort.Jobs,
            },
            ["scenarios"] = List(study.Scenarios, s => Of(s, study)),
            ["otherClaims"] = List(study.Claims.Where(c => study.Scenarios.All(s => s.Name != c.Scenario)), Of),
            ["contradictions"] = List(study.Contradictions.Select(ContradictionRow.Of), c => new JsonObject { ["number"] = c.Number, ["first"] = c.First, ["second"] = c.Second, ["where"] = c.Where, ["treatment"] = c.Treatment }),
        };
    }

    /// <summary>The outcome as the document names it.</summary>
    public static string Name(CapacityOutcome outcome) => outcome switch
    {
        CapacityOutcome.Sustained => "sustained",
        CapacityOutcome.DoesNotFit => "doesNotFit",
        CapacityOutcome.MissesWhenIdle => "missesWhenIdle",
        CapacityOutcome.NotSteady => "notSteady",
        CapacityOutcome.Unbounded => "unbounded",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };

    private static JsonObject Of(ScenarioCapacity scenario, CapacityStudy study) => new()
    {
        ["scenario"] = scenario.Name,
        ["outcome"] = Name(scenario.Outcome),
        ["remark"] = scenario.Remark,
        ["kneeTps"] = scenario.Knee is { } knee ? new JsonObject { ["low"] = Number(knee.Low), ["mid"] = Number(knee.Mid), ["high"] = Number(knee.High) } : null,
        ["seedSpread"] = scenario.Knee is { } spread ? new JsonObject { ["low"] = Number(spread.SeedLow), ["high"] = Number(spread.SeedHigh) } : null,
        ["plannedTps"] = Number(scenario.Experiment.Workload.PeakRate),
        ["highestSustainedTps"] = Number(scenario.Knee?.Mid ?? (scenario.Outcome == CapacityOutcome.Unbounded ? StudyView.HighestSustained(scenario) : null)),
        ["finality"] = new JsonObject { ["at70"] = Finality(scenario.AtSeventyPercent), ["at100"] = Finality(scenario.AtKnee) },
        ["memoryPeak"] = MemoryPeak(scenario),
        ["memory"] = Memory(scenario),
        ["bottleneck"] = scenario.Bottleneck is { } b ? new JsonObject { ["resource"] = b.Resource, ["where"] = b.Where, ["utilisation"] = Number(b.Utilisation) } : null,
        ["ceilings"] = List(scenario.Ceilings.Where(c => double.IsFinite(c.Tps)), c => new JsonObject { ["resource"] = c.Resource, ["where"] = c.Where, ["tps"] = Number(c.Tps), ["formula"] = c.Formula, ["law"] = c.Law }),
        ["gains"] = List(scenario.Gains, g => new JsonObject { ["resource"] = g.Resource, ["factor"] = Number(g.Factor), ["kneeTps"] = Number(g.Knee), ["gain"] = Number(g.Gain) }),
        ["inputs"] = List(scenario.Inputs, i => new JsonObject { ["input"] = i.Input, ["value"] = i.Value, ["uncertainty"] = Number(i.Uncertainty), ["kneeWhenDear"] = Number(i.KneeWhenDear), ["kneeWhenCheap"] = Number(i.KneeWhenCheap) }),
        ["containerLossGapMs"] = Number(scenario.ContainerLossGapMs),
        ["containerLossRecovered"] = scenario.ContainerLossGapMs is { } gap ? double.IsFinite(gap) : null,
        ["cheapestChange"] = scenario.CheapestChange,
        ["claimMode"] = List(scenario.ClaimMode, s => new JsonObject { ["step"] = s.Text, ["kneeTps"] = Number(s.Knee) }),
        ["claims"] = List(study.Claims.Where(c => c.Scenario == scenario.Name), Of),
        ["curves"] = List(scenario.Curves, Of),
    };

    private static JsonObject Of(MachineEnvironment machine) => new() { ["os"] = machine.Os, ["cpu"] = machine.Cpu, ["cores"] = machine.Cores, ["runtime"] = machine.Runtime };

    private static JsonObject Of(LiveComparison live) => new()
    {
        ["scenario"] = live.Scenario,
        ["date"] = live.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["environment"] = Of(live.Machine),
        ["figures"] = List(live.Figures, f => new JsonObject { ["metric"] = f.Metric, ["projected"] = Number(f.Projected), ["measured"] = Number(f.Measured), ["errorPercent"] = Number(f.ErrorPercent) }),
    };

    private static JsonObject Of(ClaimVerdict claim)
    {
        ClaimRow row = ClaimRow.Of(claim);
        return new JsonObject
        {
            ["id"] = row.Id,
            ["scenario"] = row.Scenario,
            ["text"] = row.Text,
            ["source"] = row.Source,
            ["claimed"] = Number(claim.Claimed),
            ["projected"] = Number(claim.Projected),
            ["low"] = Number(claim.Low),
            ["high"] = Number(claim.High),
            ["unit"] = row.Unit,
            ["verdict"] = ClaimRow.Word(row.Outcome),
            ["why"] = row.Why,
        };
    }

    private static JsonObject Of(CapacityCurve curve) => new()
    {
        ["name"] = curve.Name,
        ["input"] = curve.InputLabel,
        ["output"] = curve.OutputLabel,
        ["points"] = Points(curve.Points),
        ["fit"] = curve.Fit is { } fit
            ? new JsonObject { ["formula"] = fit.Formula, ["reliableUpTo"] = Number(fit.ReliableUpTo), ["band"] = Number(fit.Band), ["points"] = Points(fit.Points) }
            : null,
    };

    private static JsonArray Points(IReadOnlyList<CurvePoint> points) => List(points, p => new JsonObject { ["x"] = Number(p.X), ["y"] = Number(p.Y) });

    private static JsonObject? Finality(LoadPoint? point)
    {
        if (point is null)
            return null;
        JsonObject finality = SummaryDocument.Of(point.Result.Finality);
        finality.Insert(0, "rate", Number(point.Rate));
        finality.Insert(1, "committedTps", Number(point.Result.Throughput.CommittedTps));
        return finality;
    }

    // The peak at 70 % of the knee, as the cards show it; by role, so that a reader finds it without a list.
    private static JsonObject? MemoryPeak(ScenarioCapacity scenario)
    {
        if (scenario.AtSeventyPercent is not { } point)
            return null;
        JsonObject peaks = [];
        foreach (RoleMemory role in point.MemoryByRole(scenario.Experiment.Deployment))
            peaks[SummaryDocument.RoleName(role.Role)] = role.Peak;
        return peaks;
    }

    private static JsonArray Memory(ScenarioCapacity scenario)
    {
        JsonArray roles = [];
        foreach (var containers in scenario.Experiment.Deployment.Containers.GroupBy(c => c.Role).OrderBy(g => g.Key))
        {
            RoleMemory? At(LoadPoint? point) => point?.MemoryByRole(scenario.Experiment.Deployment).FirstOrDefault(m => m.Role == containers.Key);
            Experiment.Container tightest = containers.MaxBy(c => (double)c.FixedMemory.Bytes / Math.Max(1, c.Memory.Bytes))!;
            roles.Add(new JsonObject
            {
                ["role"] = SummaryDocument.RoleName(containers.Key),
                ["limit"] = tightest.Memory.Bytes,
                ["fixed"] = tightest.FixedMemory.Bytes,
                ["fits"] = tightest.FixedMemory.Bytes <= tightest.Memory.Bytes,
                ["peakAt70"] = At(scenario.AtSeventyPercent)?.Peak,
                ["peakAt100"] = At(scenario.AtKnee)?.Peak,
            });
        }
        return roles;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> of)
    {
        JsonArray array = [];
        foreach (T item in items)
            array.Add(of(item));
        return array;
    }

    private static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
