using System.Globalization;
using System.Text.Json.Nodes;
using MathNet.Numerics.Statistics;

namespace Aurigraph.Benchmarks.Projection;

/// <summary>How far off projections of live runs are on this machine: for each number of validators the load it carries at most is measured first; then all cases are projected and run in turn, round by round, with costs
/// that are measured before every third round.</summary>
internal static class ProjectionStudy
{
    private const int SaturatingRate = 60_000;
    private const int RoundsPerCalibration = 3;

    private static readonly ProjectionCase[] Cases =
    [
        new(1, 0.2), new(1, 0.7), new(3, 0.5), new(4, 0.2), new(4, 0.7), new(3, 0.2, KillsLeader: true), new(7, 0.2),
    ];

    private static readonly (string Metric, string Title, double Goal)[] Metrics =
    [
        ("throughput.committedTps", "TPS", 10), ("finality.p50", "finality p50, ms", 15), ("finality.p99", "finality p99, ms", 25), ("node.cpuUtilisation.mean", "CPU of a node", double.NaN), ("node.memoryPeak.mean", "memory of a node", double.NaN),
    ];

    /// <summary>Runs the study and prints its tables.</summary>
    /// <param name="arguments">The program, a folder for what it writes, and <c>--rounds N</c>, 5 unless given.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments is not [var program, var folder, .. var rest] || !(rest is [] or ["--rounds", _]))
        {
            Console.Error.WriteLine("Usage: projection PROGRAM FOLDER [--rounds N]: PROGRAM is the executable aurigraph-sim, FOLDER takes its results.");
            return 2;
        }
        int rounds = rest is [_, var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 5;
        Directory.CreateDirectory(folder);
        var simulator = new SimulatorProgram(program, folder);
        var knees = new SortedDictionary<int, double>();
        foreach (int validators in Cases.Select(c => c.Validators).Distinct().Order())
        {
            knees[validators] = Number(simulator.RunLive(Scenario(validators, SaturatingRate, false), null), "throughput.committedTps");
            Console.WriteLine(FormattableString.Invariant($"{validators} validators carry {knees[validators]:N0} TPS."));
        }
        var seen = Cases.ToDictionary(c => c, _ => new List<JsonNode>());
        string costs = "";
        for (int round = 1; round <= rounds; round++)
        {
            if (round % RoundsPerCalibration == 1)
                costs = simulator.Calibrate(round);
            foreach (ProjectionCase one in Cases)
            {
                seen[one].Add(simulator.RunLive(Scenario(one.Validators, one.Share * knees[one.Validators], one.KillsLeader), costs));
                Console.WriteLine($"round {round}: {one.Name}: {string.Join("; ", Metrics.Take(3).Select(m => Line(seen[one][^1], m.Metric)))}");
            }
        }
        Print(seen);
        return 0;
    }

    private static void Print(Dictionary<ProjectionCase, List<JsonNode>> seen)
    {
        foreach ((string metric, string title, double goal) in Metrics)
        {
            Console.WriteLine();
            Console.WriteLine($"| {title} | projected | measured | spread of runs | error | within |");
            Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
            foreach ((ProjectionCase one, List<JsonNode> runs) in seen)
            {
                double[] measured = [.. runs.Select(r => Figure(r, metric, "measured")).Order()];
                double[] errors = [.. runs.Select(r => 100 * ((Figure(r, metric, "projected") / Figure(r, metric, "measured")) - 1)).Order()];
                double spread = 100 * (measured[^1] - measured[0]) / measured.Median();
                double error = errors.Median();
                double bound = metric == "finality.p99" ? Math.Max(goal, 2 * spread) : goal;
                string within = double.IsNaN(bound) ? "" : Math.Abs(error) <= bound ? "yes" : "no";
                double[] projected = [.. runs.Select(r => Figure(r, metric, "projected")).Order()];
                Console.WriteLine(FormattableString.Invariant($"| {one.Name} | {Shown(projected.Median())} | {Shown(measured.Median())} | {spread:0} % | {error:+0;-0} % | {within} |"));
            }
        }
    }

    private static string Line(JsonNode run, string metric) => FormattableString.Invariant($"{metric} {Shown(Figure(run, metric, "projected"))} projected, {Shown(Figure(run, metric, "measured"))} measured");

    private static string Shown(double value) => value.ToString(value >= 1e6 ? "0.00e0" : value >= 100 ? "N0" : value >= 1 ? "0.0" : "0.000", CultureInfo.InvariantCulture);

    private static double Figure(JsonNode run, string metric, string which) => (double)run["projection"]!.AsArray().Single(p => (string)p!["metric"]! == metric)![which]!;

    private static double Number(JsonNode? node, string path) => (double)path.Split('.').Aggregate(node, (n, part) => n![part])!;

    private static string Scenario(int validators, double rate, bool killsLeader) => FormattableString.Invariant($$"""
        schema: aurigraph.sim/1
        name: projected
        warmup: 7s
        duration: 7s
        drain: 8s
        deployment:
          containers:
            - { role: validator, count: {{validators}}, cores: 2, memory: 1GB }
            - { role: business, count: 1, cores: 2, memory: 1GB }
        network: lan-10g
        consensus: { electionTimeout: 500ms, heartbeat: 100ms }
        batching: { maxDelay: 20ms }
        storage: { cache: 32MB, writeBuffer: 16MB, dataSize: 16MB }
        runtime: { base: 100MB }
        workload:
          accounts: { count: 100K, skew: none }
          stages: [ { rate: {{rate:0}}/s, for: rest } ]
        {{(killsLeader ? "faults: [ { at: 10s, crash: leader, restartAfter: 2s } ]" : "")}}
        """);
}
