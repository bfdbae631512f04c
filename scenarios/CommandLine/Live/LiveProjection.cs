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
/// the driver of the load and the background of processes take away reserved.</summary>
internal sealed class LiveProjection
{
    /// <summary>What is reserved leaves nodes something, whatever a pilot on a busy machine saw.</summary>
    private const double ReservedMost = 0.7;

    /// <summary>What is left of a container's quota beside the background of its processes, at least: a twentieth, and a thousandth of a core.</summary>
    private static readonly (double Share, double Cores) LeastLeft = (0.05, 0.001);

    /// <summary>As live runs call it, too.</summary>
    private const string MachineName = "this machine";

    private static readonly string[] Metrics =
    [
        "throughput.committedTps", "finality.p50", "finality.p95", "finality.p99", "node.cpuUtilisation.mean", "node.memoryPeak.mean",
    ];

    private readonly ExperimentDefinition _machine;
    private readonly ExperimentDefinition _experiment;
    private readonly double _backgroundPerNode;
    private readonly IReadOnlyList<string> _guesses;

    /// <summary>Models this machine.</summary>
    /// <param name="experiment">The scenario.</param>
    /// <param name="costs">What operations cost here.</param>
    /// <param name="fit">What a pilot run found.</param>
    public LiveProjection(ExperimentDefinition experiment, CostTable costs, PilotFit fit)
    {
        _machine = OnThisMachine(experiment, costs, fit);
        (_experiment, _backgroundPerNode) = (experiment, fit.BackgroundCores / experiment.Deployment.AllNodes.Count());
        _guesses = ProjectionGuesses.Of(costs, fit, _machine.Costs);
    }

    /// <summary>The scenario on a host like this machine.</summary>
    public static ExperimentDefinition OnThisMachine(ExperimentDefinition experiment, CostTable costs, PilotFit fit)
    {
        var memory = new ByteCount(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        double background = fit.BackgroundCores / experiment.Deployment.AllNodes.Count();
        var host = new Host { Id = MachineName, Cores = Environment.ProcessorCount, Memory = memory };
        return experiment with
        {
            Costs = costs with
            {
                WakeUpNs = fit.WakeUpNs,
                MessagePerByteNs = costs.MessagePerByteNs * fit.WorkFactor,
                HashPerByteNs = costs.HashPerByteNs * fit.WorkFactor,
                BatchPerTransactionNs = costs.BatchPerTransactionNs * fit.WorkFactor,
                ApplyPerTransactionNs = costs.ApplyPerTransactionNs * fit.WorkFactor,
                // State is changed in memory and written behind, page by page: nothing is read, and what is written is little.
                StoreReadsPerTransaction = 0,
                StateBytesPerTransaction = new ByteCount(16),
                StoreMergePerByteNs = 0,
            },
            Storage = experiment.Storage with { WriteAmplification = 1 },
            Network = experiment.Network with { Nic = Bandwidth.Unlimited, Default = experiment.Network.Default with { Latency = fit.Latency, Loss = 0 }, Local = new LocalLink(fit.Latency, fit.Bandwidth), Links = [] },
            Deployment = experiment.Deployment with
            {
                Hosts = [host],
                Containers = [.. experiment.Deployment.Containers.Select(c => c with { Host = host.Id, CpuLimit = CpuLimit.Quota, CoreShare = LeftOf(QuotaOf(c, experiment), background * c.Nodes.Count) / c.Cores, Processes = c.Nodes.Count })],
                Infrastructure = [new Reservation("driver and background of processes", host.Id, Math.Min(fit.BackgroundCores + fit.DriverCores, host.Cores * ReservedMost), new ByteCount(0))],
            },
        };
    }

    /// <summary>Simulates it.</summary>
    public RunResult Simulate(CancellationToken cancellation) => Run(_machine, cancellation);

    /// <summary>Sets what was projected beside what was measured.</summary>
    /// <param name="measured">The live run.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The run, with its projection.</returns>
    public RunResult SetBeside(RunResult measured, CancellationToken cancellation)
    {
        ExperimentDefinition[] machines = [_machine, Scaled(-1), Scaled(1)];
        RunResult[] simulated = [.. machines.AsParallel().AsOrdered().Select(m => Run(m, cancellation))];
        JsonObject[] projected = [.. simulated.Select(Document)];
        JsonObject live = SummaryDocument.Build(measured);
        return measured with
        {
            Projection = [.. Metrics.Select(metric =>
            {
                double?[] values = [.. projected.Select(d => Value(d, metric))];
                return new ProjectedFigure(metric, values[0], values.Min(), values.Max(), Value(live, metric));
            })],
            ProjectedBottleneck = Named(simulated[0].Bottleneck),
            ProjectionGuesses = _guesses,
        };
    }

    private static double QuotaOf(Container container, ExperimentDefinition experiment) => experiment.Live.CoresOf(container, Environment.ProcessorCount);

    private static double LeftOf(double quota, double background) => Math.Max(quota - background, Math.Max(quota * LeastLeft.Share, LeastLeft.Cores));

    /// <summary>A simulation's summary, with what processes take in the background, which is not simulated.</summary>
    private JsonObject Document(RunResult simulated)
    {
        JsonObject summary = SummaryDocument.Build(simulated);
        foreach ((NodeFigures figures, JsonNode? node) in simulated.Nodes.Zip(summary["nodes"]!.AsArray()))
        {
            double quota = QuotaOf(_experiment.Deployment.ContainerOf(figures.Id), _experiment);
            node!["cpuUtilisation"] = ((figures.CpuUtilisation * _machine.Deployment.ContainerOf(figures.Id).CoreQuota) + _backgroundPerNode) / quota;
        }
        return summary;
    }

    private static Bottleneck Named(Bottleneck found) => found.Where == $"host {MachineName}" ? found with { Where = MachineName } : found;

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
