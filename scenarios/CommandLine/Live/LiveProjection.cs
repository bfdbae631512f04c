using System.Globalization;
using System.Text.Json.Nodes;
using Aurigraph.CommandLine.Execution;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.NetworkModels;
using Aurigraph.Reports.Summary;
using Aurigraph.Simulation;
using Aurigraph.Units;
using Aurigraph.Worlds;

namespace Aurigraph.CommandLine.Live;

/// <summary>What a simulation of this machine says of a scenario before it is run live on it: one host with the machine's cores, memory and disk, loopback as its network, costs as measured here, and what
/// the driver of the load and idle processes take away reserved.</summary>
internal sealed class LiveProjection
{
    /// <summary>What is reserved leaves nodes something, whatever a pilot on a busy machine saw.</summary>
    private const double ReservedMost = 0.7;

    private static readonly string[] Metrics =
    [
        "throughput.committedTps", "finality.p50", "finality.p95", "finality.p99", "node.cpuUtilisation.mean", "node.memoryPeak.mean",
    ];

    private readonly ExperimentDefinition _machine;

    /// <summary>Models this machine.</summary>
    /// <param name="experiment">The scenario.</param>
    /// <param name="costs">What operations cost here.</param>
    /// <param name="fit">What a pilot run found.</param>
    public LiveProjection(ExperimentDefinition experiment, CostTable costs, PilotFit fit)
    {
        _machine = OnThisMachine(experiment, costs, fit);
        Guesses = ProjectionGuesses.Of(_machine, fit);
    }

    /// <summary>What it takes for granted and nobody measured, a sentence each.</summary>
    public IReadOnlyList<string> Guesses { get; }

    /// <summary>The scenario on a host like this machine.</summary>
    public static ExperimentDefinition OnThisMachine(ExperimentDefinition experiment, CostTable costs, PilotFit fit)
    {
        var memory = new ByteCount(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        var host = new Host { Id = "this-machine", Cores = Environment.ProcessorCount, Memory = memory };
        var latency = new ConstantLatency(fit.Latency);
        return experiment with
        {
            Costs = costs with
            {
                MessageConstantNs = fit.MessageConstantNs,
                // State is changed in memory and written behind, page by page: nothing is read, and what is written is little.
                StoreReadsPerTransaction = 0,
                StateBytesPerTransaction = new ByteCount(16),
                StoreMergePerByteNs = 0,
            },
            Storage = experiment.Storage with { WriteAmplification = 1 },
            Network = experiment.Network with { Nic = Bandwidth.Unlimited, Default = experiment.Network.Default with { Latency = latency, Loss = 0 }, Local = new LocalLink(latency, fit.Bandwidth), Links = [] },
            Deployment = experiment.Deployment with
            {
                Hosts = [host],
                Containers = [.. experiment.Deployment.Containers.Select(c => c with { Host = host.Id, CpuLimit = CpuLimit.Quota, Cores = Math.Min(c.Cores, host.Cores), Processes = c.Nodes.Count })],
                Infrastructure = [new Reservation("driver and idle processes", host.Id, Math.Min(fit.ReservedCores, host.Cores * ReservedMost), new ByteCount(0))],
            },
        };
    }

    /// <summary>Simulates it.</summary>
    public RunResult Simulate(CancellationToken cancellation) => Run(_machine, cancellation);

    /// <summary>Sets what was measured beside what was projected.</summary>
    public IReadOnlyList<ProjectedFigure> Beside(RunResult measured, CancellationToken cancellation)
    {
        JsonObject projected = SummaryDocument.Build(Simulate(cancellation));
        JsonObject[] bounds = [SummaryDocument.Build(Run(Scaled(-1), cancellation)), SummaryDocument.Build(Run(Scaled(1), cancellation))];
        JsonObject live = SummaryDocument.Build(measured);
        return [.. Metrics.Select(metric =>
        {
            double?[] values = [.. bounds.Append(projected).Select(d => Value(d, metric))];
            return new ProjectedFigure(metric, Value(projected, metric), values.Min(), values.Max(), Value(live, metric));
        })];
    }

    /// <summary>Costs as far off as their uncertainty says, all to one side.</summary>
    private ExperimentDefinition Scaled(int side)
    {
        CostTable costs = _machine.Costs;
        foreach ((string key, double uncertainty) in costs.Uncertainties)
            costs = costs.Scaled(key, 1 + (side * uncertainty));
        return _machine with { Costs = costs };
    }

    private static RunResult Run(ExperimentDefinition experiment, CancellationToken cancellation) =>
        SimulationRun.Execute(experiment with { SafetyChecks = false }, new RunIdentity(ThisMachine.Version, ThisMachine.Environment), cancellation: cancellation).Result;

    private static double? Value(JsonObject summary, string metric)
    {
        if (metric.StartsWith("node.", StringComparison.Ordinal))
        {
            string name = metric.Split('.')[1];
            return summary["nodes"]!.AsArray().Select(n => Number(n![name])).Average();
        }
        JsonNode? value = summary;
        foreach (string part in metric.Split('.'))
            value = value?[part];
        return Number(value);
    }

    /// <summary>A number, whether it is kept as a whole one or not.</summary>
    private static double? Number(JsonNode? value) => value is null ? null : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
