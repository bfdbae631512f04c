using System.Globalization;
using Aurigraph.Experiment;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.Capacity.Curves;

/// <summary>A scenario with one of its quantities set to several values, all else the same.</summary>
/// <param name="Name">What is varied.</param>
/// <param name="InputLabel">The quantity with its unit.</param>
/// <param name="Variants">Value and scenario, rising in value.</param>
public sealed record CurveFamily(string Name, string InputLabel, IReadOnlyList<(double X, ExperimentDefinition Scenario)> Variants)
{
    /// <summary>Voters of the curve over validators.</summary>
    public static IReadOnlyList<int> ValidatorCounts { get; } = [1, 3, 5, 7, 12, 20, 30];

    /// <summary>All families that a study draws.</summary>
    public static IReadOnlyList<CurveFamily> Of(ExperimentDefinition scenario) =>
        [Validators(scenario), Cores(scenario), BatchAge(scenario), BatchSize(scenario), RoundTrip(scenario), Memory(scenario)];

    /// <summary>One validator per container, each with the cores that one has now; no shared hosts. What the nodes of a container shared, memory above all, each has to itself.</summary>
    private static CurveFamily Validators(ExperimentDefinition scenario)
    {
        Container model = scenario.Deployment.Containers.First(c => c.Role == NodeRole.Validator);
        int cores = Math.Max(1, (int)Math.Round((double)model.Cores / model.Nodes.Count));
        return new CurveFamily("validators", Text($"validators, {cores} cores each"), [.. ValidatorCounts.Select(n => ((double)n, WithValidators(scenario, model, n, cores)))]);
    }

    private static ExperimentDefinition WithValidators(ExperimentDefinition scenario, Container model, int count, int cores)
    {
        IEnumerable<Container> validators = Enumerable.Range(1, count).Select(i => model with
        {
            Id = Text($"validator-container-{i}"),
            Nodes = [new NodeId(NodeRole.Validator, i)],
            Cores = cores,
            Processes = 1,
            Host = null,
            CpuLimit = CpuLimit.Pinned,
        });
        IEnumerable<Container> others = scenario.Deployment.Containers.Where(c => c.Role != NodeRole.Validator).Select(c => c with { Host = null, CpuLimit = CpuLimit.Pinned });
        return scenario with { Deployment = scenario.Deployment with { Hosts = [], Infrastructure = [], Containers = [.. validators, .. others] } };
    }

    private static CurveFamily Cores(ExperimentDefinition scenario)
    {
        int all = scenario.Deployment.Containers.Sum(c => c.Cores);
        return new CurveFamily("cores", "cores of all containers", [.. new[] { 0.25, 0.5, 0.75, 1, 1.5, 2 }
            .Select(f => WithContainers(scenario, c => c with { Cores = Math.Max(1, (int)Math.Round(c.Cores * f)) }))
            .Select(s => (X: (double)s.Deployment.Containers.Sum(c => c.Cores), Scenario: s)).DistinctBy(v => v.X)]);
    }

    private static CurveFamily BatchAge(ExperimentDefinition scenario) => new("batch-age", "longest wait of a batch, ms", [.. new[] { 0.1, 0.25, 0.5, 1, 2, 5, 10 }
        .Select(f => scenario.Batching.MaxDelay * f)
        .Select(delay => (delay.Milliseconds, scenario with { Batching = scenario.Batching with { MaxDelay = delay } }))]);

    private static CurveFamily BatchSize(ExperimentDefinition scenario) => new("batch-size", "most transactions of a batch", [.. new[] { 10, 100, 1_000, 10_000, 100_000 }
        .Select(size => ((double)size, scenario with { Batching = scenario.Batching with { MaxTransactions = size } }))]);

    private static CurveFamily RoundTrip(ExperimentDefinition scenario) => new("round-trip", "round trip between containers, ms", [.. new[] { 0.2, 0.5, 2, 10, 40, 100 }
        .Select(ms => (ms, scenario with { Network = scenario.Network with { Links = [], Default = scenario.Network.Default with { Latency = new ConstantLatency(Duration.FromMilliseconds(ms / 2)) } } }))]);

    private static CurveFamily Memory(ExperimentDefinition scenario) => new("memory", "memory of a container, share of the limit stated", [.. new[] { 0.75, 0.9, 1, 1.5, 2, 4 }
        .Select(f => (f, WithContainers(scenario, c => c with { Memory = new ByteCount((long)(c.Memory.Bytes * f)) })))]);

    private static ExperimentDefinition WithContainers(ExperimentDefinition scenario, Func<Container, Container> change) =>
        scenario with { Deployment = scenario.Deployment with { Containers = [.. scenario.Deployment.Containers.Select(change)] } };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
