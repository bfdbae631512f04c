using System.Globalization;
using System.Text.Json.Nodes;

namespace Aurigraph.Benchmarks.Projection;

/// <summary>Whether projections decide rightly: of each pair of designs, held to parts of a core by control groups, which one carries more, and what fills first; both projected, then run.</summary>
internal static class DecisionStudy
{
    private static readonly DecisionPair[] Pairs =
    [
        new("Does a second business node pay?",
            new("one business node", 3, 1, 4, "ed25519", 20, 10_000, 20_000),
            new("two business nodes", 3, 2, 4, "ed25519", 20, 10_000, 20_000)),
        new("Signatures of Ed25519, or of ML-DSA-65?",
            new("Ed25519", 3, 1, 5, "ed25519", 20, 10_000, 16_000),
            new("ML-DSA-65", 3, 1, 5, "ml-dsa-65", 20, 10_000, 6_000)),
        new("Batches of 16 transactions, or of 1,000, on small validators?",
            new("16", 1, 1, 6, "none", 20, 16, 40_000),
            new("1,000", 1, 1, 6, "none", 20, 1_000, 40_000)),
        new("Batches of 2 ms, or of 50 ms, on small validators?",
            new("2 ms", 1, 1, 6, "none", 2, 10_000, 60_000),
            new("50 ms", 1, 1, 6, "none", 50, 10_000, 60_000)),
        new("Business nodes of 140 MB, or of 1 GB?",
            new("140 MB", 3, 1, 6, "none", 20, 10_000, 20_000) { OriginMemory = 140 },
            new("1 GB", 3, 1, 6, "none", 20, 10_000, 20_000)),
    ];

    /// <summary>Runs the study and prints its table.</summary>
    /// <param name="arguments">The program, a folder for what it writes, and a cost table of this machine; without one it is measured.</param>
    /// <returns>The exit code: 0 when every pair was ranked and its bottlenecks named as measured, else 1.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments is not [var program, var folder, .. var rest] || !(rest is [] or ["--costs", _]))
        {
            Console.Error.WriteLine("Usage: decisions PROGRAM FOLDER [--costs FILE]: PROGRAM is the executable aurigraph-sim, FOLDER takes its results, FILE is a cost table of this machine.");
            return 2;
        }
        Directory.CreateDirectory(folder);
        var simulator = new SimulatorProgram(program, folder);
        string costs = rest is [_, var table] ? Path.GetFullPath(table) : simulator.Calibrate(1);
        int wrong = 0;
        Console.WriteLine("| question | design | projected TPS | measured TPS | projected to fill first | measured | ranked rightly |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (DecisionPair pair in Pairs)
        {
            (Design Design, JsonNode Run)[] runs = [(pair.First, simulator.RunLive(pair.First.Scenario, costs)), (pair.Second, simulator.RunLive(pair.Second.Scenario, costs))];
            bool ranked = Tps(runs[0].Run, "projected") > Tps(runs[1].Run, "projected") == Tps(runs[0].Run, "measured") > Tps(runs[1].Run, "measured");
            foreach ((Design design, JsonNode run) in runs)
            {
                (string projected, string measured) = (Place(run["projectedBottleneck"]!), Place(run["bottleneck"]!));
                wrong += projected == measured ? 0 : 1;
                Console.WriteLine(FormattableString.Invariant(
                    $"| {pair.Question} | {design.Name} | {Tps(run, "projected"):N0} | {Tps(run, "measured"):N0} | {projected} | {measured} | {(ranked ? "yes" : "no")} |"));
            }
            wrong += ranked ? 0 : 1;
        }
        return wrong == 0 ? 0 : 1;
    }

    private static double Tps(JsonNode run, string which) => (double)run["projection"]!.AsArray().Single(p => (string)p!["metric"]! == "throughput.committedTps")![which]!;

    /// <summary>Resource and kind of place: which of two equal nodes is fuller is chance.</summary>
    private static string Place(JsonNode bottleneck) => $"{(string)bottleneck["resource"]!} of {((string)bottleneck["where"]!).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('-').ToLower(CultureInfo.InvariantCulture)}";
}
