using System.Globalization;
using Aurigraph.Capacity.Ceilings;
using Aurigraph.Capacity.Curves;
using Aurigraph.Capacity.Study;
using Aurigraph.Capacity.SteadyStates;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Search;

/// <summary>Answers for one scenario how much it sustains, how sure that is, and what binds it. What does not depend on each other is asked for at
/// once; how much of it runs at a time is the runner's business.</summary>
public sealed class ScenarioSearch
{
    private const double FirstResolution = 1.0075;
    private const double SeedResolution = 1.02;
    private const double ChangedResolution = 1.06;
    private const double IdleShare = 0.01;
    private const double FewestIdle = 2;
    private const double MostIdle = 1_000;
    private const double EffectThatCounts = 0.03;
    private const int MostInputs = 5;
    private const int MostRelaxed = 3;
    private const double RelaxedBy = 1.25;
    private const double HighestRate = 20e6;

    private readonly IProbeRunner _runner;
    private readonly CapacitySettings _settings;
    private readonly ExperimentDefinition _scenario;
    private readonly ProbeLog _log;
    private readonly KneeSearch _search;
    private readonly LoadProbe _probe;

    /// <summary>A search that has not begun.</summary>
    public ScenarioSearch(IProbeRunner runner, CapacitySettings settings, ExperimentDefinition scenario, ProbeLog log)
    {
        (_runner, _settings, _scenario, _log) = (runner, settings, scenario, log);
        _probe = new LoadProbe(runner, settings.Conditions);
        _search = new KneeSearch(_probe, log);
    }

    /// <summary>The answer.</summary>
    /// <exception cref="CapacityException">Even the lowest load fails for a reason other than the service level.</exception>
    public async Task<ScenarioCapacity> FindAsync(CancellationToken cancellation)
    {
        if (_scenario.Workload.Closed is not null)
            throw new CapacityException(_scenario.Name, "its clients wait for answers (`workload.arrival: closed`), so it has no rate to search; write an open arrival process such as `poisson`");
        IReadOnlyList<Ceiling> ceilings = CeilingLadder.Of(_scenario);
        if (_scenario.Deployment.Containers.FirstOrDefault(c => c.FixedMemory > c.Memory) is { } misfit)
            return Without(CapacityOutcome.DoesNotFit, ceilings, Text($"{misfit.Id} needs {misfit.FixedMemory.Bytes / 1e6:0.#} MB before the first transaction and its limit is {misfit.Memory.Bytes / 1e6:0.#} MB"));
        double bound = LowestCeiling(_scenario);
        if (bound == 0)
            return Without(CapacityOutcome.DoesNotFit, ceilings, ceilings[0].Formula);
        double start = double.IsFinite(bound) ? bound : Math.Max(1_000, _scenario.Workload.PeakRate);
        double lowest = SteadyLoad.Rounded(Math.Min(start / 2, Math.Max(FewestIdle, Math.Min(start * IdleShare, MostIdle))));
        double highest = double.IsFinite(bound) ? Math.Min(HighestRate, bound * 4) : HighestRate;
        Probe idle = await AskAsync(lowest, cancellation).ConfigureAwait(false);
        if (!idle.IsSustained)
            return WithoutKnee(idle, ceilings);
        KneeBracket bracket = await _search.FindAsync(_scenario, _settings.FirstSeed(_scenario), start * 0.9, 1.2, FirstResolution, lowest, highest, cancellation).ConfigureAwait(false);
        if (bracket.Sustained is not { } knee)
            return Without(CapacityOutcome.NotSteady, ceilings, Text($"nothing above {lowest:0} transactions a second was sustained"));
        return bracket.Refused is not { } refused
            ? Without(CapacityOutcome.Unbounded, ceilings, Text($"the service level still holds at {knee:0} transactions a second, the highest rate that is tried"))
            : await AroundAsync(knee, refused, bound, ceilings, cancellation).ConfigureAwait(false);
    }

    private async Task<ScenarioCapacity> AroundAsync(double knee, double refused, double bound, IReadOnlyList<Ceiling> ceilings, CancellationToken cancellation)
    {
        Task<KneeBracket[]> seeds = Task.WhenAll(OtherSeeds().Select(s => NearAsync(_scenario, s, knee, SeedResolution, cancellation)));
        Task<KneeBracket[]> draws = DrawsAsync(knee, bound, cancellation);
        Task<RelaxationGain[]> gains = Task.WhenAll(Relaxable(ceilings).Select(r => GainAsync(r, knee, bound, cancellation)));
        Task<InputEffect[]> inputs = InputsAsync(knee, bound, cancellation);
        Task<Probe[]> shape = Task.WhenAll(new[] { 0.25, 0.5, 0.85 }.Select(share => AskAsync(SteadyLoad.Rounded(knee * share), cancellation)));
        Task<CapacityCurve[]> curves = CurvesAsync(knee, bound, cancellation);
        Task<RunResult> atKnee = FullRunAsync(knee, cancellation);
        RunResult atSeventy = await FullRunAsync(SteadyLoad.Rounded(knee * 0.7), cancellation).ConfigureAwait(false);
        double? gap = await ContainerLoss.GapAsync(_runner, _scenario, atSeventy, SteadyLoad.Rounded(knee * 0.7), cancellation).ConfigureAwait(false);
        await Task.WhenAll(seeds, draws, gains, inputs, shape, curves, atKnee).ConfigureAwait(false);
        return new ScenarioCapacity
        {
            Experiment = _scenario,
            Outcome = CapacityOutcome.Sustained,
            Remark = "",
            Knee = KneeIntervals.Of(new KneeBracket(knee, refused), await seeds.ConfigureAwait(false), await draws.ConfigureAwait(false)),
            AtSeventyPercent = new LoadPoint(SteadyLoad.Rounded(knee * 0.7), atSeventy),
            AtKnee = new LoadPoint(knee, await atKnee.ConfigureAwait(false)),
            Ceilings = ceilings,
            Bottleneck = (await atKnee.ConfigureAwait(false)).Bottleneck,
            Gains = [.. (await gains.ConfigureAwait(false)).OrderByDescending(g => g.Gain)],
            Inputs = await inputs.ConfigureAwait(false),
            ContainerLossGapMs = gap,
            CheapestChange = null,
            ClaimMode = [],
            Probes = _log.Of(_scenario, _settings.FirstSeed(_scenario)),
            Curves = [.. await curves.ConfigureAwait(false)],
        };
    }

    private async Task<CapacityCurve[]> CurvesAsync(double knee, double bound, CancellationToken cancellation) => _settings.WithCurves
        ? await Task.WhenAll(CurveFamily.Of(_scenario).Select(family => CurveAsync(family, knee, bound, cancellation))).ConfigureAwait(false)
        : [];

    private async Task<CapacityCurve> CurveAsync(CurveFamily family, double knee, double bound, CancellationToken cancellation)
    {
        CurvePoint[] points = await Task.WhenAll(family.Variants.Select(async variant =>
        {
            bool fits = variant.Scenario.Deployment.Containers.All(c => c.FixedMemory <= c.Memory);
            KneeBracket? found = fits ? await NearAsync(variant.Scenario, _settings.FirstSeed(_scenario), knee * Ratio(variant.Scenario, bound), ChangedResolution, cancellation).ConfigureAwait(false) : null;
            return new CurvePoint(variant.X, found is { Sustained: not null } ? found.Middle : null);
        })).ConfigureAwait(false);
        return new CapacityCurve
        {
            Name = family.Name,
            InputLabel = family.InputLabel,
            OutputLabel = "sustained TPS",
            Points = points,
            Fit = family.Name switch
            {
                "validators" => ServerFit.Of(points),
                "cores" => ScalabilityFit.Of(points, "cores"),
                _ => null,
            },
        };
    }

    private async Task<KneeBracket[]> DrawsAsync(double knee, double bound, CancellationToken cancellation)
    {
        if (_scenario.Costs.Uncertainties.Values.All(u => u == 0))
            return [];
        ulong[] seeds = [.. _settings.Seeds(_scenario)];
        IReadOnlyList<CostTable> tables = CostDraw.Hypercube(_scenario.Costs, seeds.Length, _settings.FirstSeed(_scenario));
        return await Task.WhenAll(tables.Select((table, i) =>
        {
            ExperimentDefinition drawn = _scenario with { Costs = table };
            return NearAsync(drawn, seeds[i], knee * Ratio(drawn, bound), ChangedResolution, cancellation);
        })).ConfigureAwait(false);
    }

    private async Task<RelaxationGain> GainAsync(string resource, double knee, double bound, CancellationToken cancellation)
    {
        ExperimentDefinition relaxed = Relaxation.Of(_scenario, resource, RelaxedBy);
        KneeBracket found = await NearAsync(relaxed, _settings.FirstSeed(_scenario), knee * Ratio(relaxed, bound), ChangedResolution, cancellation).ConfigureAwait(false);
        double then = found.Middle;
        return new RelaxationGain(resource, RelaxedBy, then, (then / knee) - 1);
    }

    /// <summary>Arithmetic says which inputs can matter; of those the simulation says how much.</summary>
    private async Task<InputEffect[]> InputsAsync(double knee, double bound, CancellationToken cancellation)
    {
        var candidates = _scenario.Costs.Uncertainties
            .Where(u => u.Value > 0)
            .Select(u => (u.Key, u.Value, Dear: Ratio(Scaled(u.Key, 1 + u.Value), bound), Cheap: Ratio(Scaled(u.Key, 1 / (1 + u.Value)), bound)))
            .Where(c => c.Cheap - c.Dear > EffectThatCounts)
            .OrderByDescending(c => c.Cheap - c.Dear).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Take(MostInputs).ToList();
        InputEffect[] effects = await Task.WhenAll(candidates.Select(async c =>
        {
            Task<KneeBracket> dear = NearAsync(Scaled(c.Key, 1 + c.Value), _settings.FirstSeed(_scenario), knee * c.Dear, ChangedResolution, cancellation);
            Task<KneeBracket> cheap = NearAsync(Scaled(c.Key, 1 / (1 + c.Value)), _settings.FirstSeed(_scenario), knee * c.Cheap, ChangedResolution, cancellation);
            return new InputEffect(c.Key, _scenario.Costs.Text(c.Key), c.Value,
                (await dear.ConfigureAwait(false)).Middle, (await cheap.ConfigureAwait(false)).Middle);
        })).ConfigureAwait(false);
        return [.. effects.OrderByDescending(e => Math.Abs(e.KneeWhenCheap - e.KneeWhenDear))];
    }

    private ExperimentDefinition Scaled(string input, double factor) => _scenario with { Costs = _scenario.Costs.Scaled(input, factor) };

    private IEnumerable<ulong> OtherSeeds() => _settings.Seeds(_scenario).Skip(1);

    private static IEnumerable<string> Relaxable(IReadOnlyList<Ceiling> ceilings) =>
        ceilings.Where(c => double.IsFinite(c.Tps) && c.Tps > 0).Select(c => c.Resource).Distinct(StringComparer.Ordinal).Take(MostRelaxed);

    /// <summary>A search that a good guess ends with two probes, one on either side of it.</summary>
    private Task<KneeBracket> NearAsync(ExperimentDefinition scenario, ulong seed, double guess, double resolution, CancellationToken cancellation) =>
        _search.FindAsync(scenario, seed, guess / Math.Sqrt(resolution), resolution, resolution, Math.Max(1, guess / 100), Math.Max(guess * 20, 10), cancellation);

    private async Task<Probe> AskAsync(double rate, CancellationToken cancellation)
    {
        Probe answer = await _probe.AskAsync(_scenario, rate, _settings.FirstSeed(_scenario), cancellation).ConfigureAwait(false);
        _log.Add(_scenario, answer);
        return answer;
    }

    private Task<RunResult> FullRunAsync(double rate, CancellationToken cancellation) =>
        _runner.RunAsync(SteadyLoad.At(_scenario, rate, _settings.FirstSeed(_scenario)) with { Thresholds = _settings.Conditions }, cancellation);

    private static double LowestCeiling(ExperimentDefinition scenario) => CeilingLadder.Lowest(scenario)?.Tps ?? double.PositiveInfinity;

    private static double Ratio(ExperimentDefinition changed, double bound)
    {
        double then = LowestCeiling(changed);
        return double.IsFinite(then) && double.IsFinite(bound) && then > 0 ? then / bound : 1;
    }

    private ScenarioCapacity WithoutKnee(Probe idle, IReadOnlyList<Ceiling> ceilings) => idle.Outcome switch
    {
        SteadyOutcome.MissesServiceLevel => Without(CapacityOutcome.MissesWhenIdle, ceilings, Text($"at {idle.Rate:0.#} transactions a second, all but idle, {idle.Reason}")),
        SteadyOutcome.Unsettled => Without(CapacityOutcome.NotSteady, ceilings, Text($"at {idle.Rate:0.#} transactions a second, all but idle, it does not settle: {idle.Reason}")),
        _ => throw new CapacityException(_scenario.Name, Text($"the lowest load probed, {idle.Rate:0.#} transactions a second, already fails: {idle.Reason}. There is no knee to search; run the scenario by itself to see why")),
    };

    private ScenarioCapacity Without(CapacityOutcome outcome, IReadOnlyList<Ceiling> ceilings, string remark) => new()
    {
        Experiment = _scenario,
        Outcome = outcome,
        Remark = remark,
        Knee = null,
        AtSeventyPercent = null,
        AtKnee = null,
        Ceilings = ceilings,
        Bottleneck = null,
        Gains = [],
        Inputs = [],
        ContainerLossGapMs = null,
        CheapestChange = null,
        ClaimMode = [],
        Probes = _log.Of(_scenario, _settings.FirstSeed(_scenario)),
        Curves = [],
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
