using System.Text.Json.Nodes;
using Aurigraph.Reports.Capacity.Wording;
using Aurigraph.Reports.Text;
using Aurigraph.Reports.Thresholds;

namespace Aurigraph.Reports.Comparison;

/// <summary>Two results side by side: what always matters, and what else differs.</summary>
public sealed class ResultComparison
{
    /// <summary>Figures that differ by less are counted, not listed.</summary>
    public const double Tolerance = 0.01;

    private static readonly string[] RunAlways = ["throughput.committedTps", "finality.p50", "finality.p95", "finality.p99", "container.memoryPeak.max"];
    private static readonly string[] RunAggregates =
        ["container.cpuUtilisation.max", "container.egressUtilisation.max", "container.ingressUtilisation.max", "container.diskUtilisation.max", "container.throttledMs.max", "container.memoryKills.sum", "node.lagMs.p95.max"];
    private static readonly string[] RunIgnored = ["wall.", "environment.", "seed", "consensus.electionsPerHour.low", "consensus.electionsPerHour.high", "consensus.electionsPerHour.estimate", "thresholds."];

    /// <summary>Figures of a scenario of a capacity study.</summary>
    internal static readonly string[] CapacityMetrics =
        ["kneeTps.mid", "kneeTps.low", "kneeTps.high", "finality.at70.p50", "finality.at70.p95", "finality.at70.p99", "finality.at100.p50", "finality.at100.p95", "finality.at100.p99",
         "memoryPeak.validator", "memoryPeak.business", "memoryPeak.slim", "containerLossGapMs", "highestSustainedTps", "plannedTps", "seedSpread.low", "seedSpread.high", "bottleneck.utilisation"];

    private static readonly string[] CapacityAlways = ["kneeTps.mid", "kneeTps.low", "kneeTps.high", "finality.at70.p95", "finality.at70.p99", "memoryPeak.validator"];

    private ResultComparison(ResultFile a, ResultFile b, IReadOnlyList<string> notes, IReadOnlyList<ComparedFigure> figures, IReadOnlyList<(string Name, string A, string B)> words, int alike)
    {
        (A, B, Notes, Figures, Words, Alike) = (a, b, notes, figures, words, alike);
    }

    /// <summary>The first.</summary>
    public ResultFile A { get; }

    /// <summary>The second.</summary>
    public ResultFile B { get; }

    /// <summary>What a reader should know before comparing: other scenario, seed, version.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>What always matters, then what differs by at least <see cref="Tolerance"/>.</summary>
    public IReadOnlyList<ComparedFigure> Figures { get; }

    /// <summary>What is not a number: bottlenecks and outcomes.</summary>
    public IReadOnlyList<(string Name, string A, string B)> Words { get; }

    /// <summary>How many other figures differ by less.</summary>
    public int Alike { get; }

    /// <summary>Compares two results of one kind.</summary>
    /// <exception cref="ResultFileException">One is of a run, the other of a capacity study.</exception>
    public static ResultComparison Of(ResultFile a, ResultFile b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Kind != b.Kind)
            throw new ResultFileException(b.Path, $"it is of a {Kind(b)}, {a.Path} is of a {Kind(a)}.", "Compare two runs, or two capacity studies.");
        return a.Kind == ResultKind.Run ? OfRuns(a, b) : OfStudies(a, b);
    }

    /// <summary>The figures that a metric stands for: one of a run, one per common scenario of a capacity study.</summary>
    /// <returns>The figures, or what is wrong with the metric's name.</returns>
    public (IReadOnlyList<ComparedFigure> Figures, string? Fault) Find(string metric)
    {
        if (A.Kind == ResultKind.Run)
        {
            (MetricValue inA, MetricValue inB) = (MetricLookup.Find(A.Document, metric), MetricLookup.Find(B.Document, metric));
            return (inA.Fault ?? inB.Fault) is { } fault ? ([], fault) : ([new ComparedFigure("", inA.Path, inA.Actual, inB.Actual)], null);
        }
        string[] found = [.. CapacityMetrics.Where(m => m == metric)];
        if (found.Length == 0)
            found = [.. CapacityMetrics.Where(m => m.EndsWith("." + metric, StringComparison.Ordinal))];
        return found.Length switch
        {
            1 => ([.. Common(A, B).Select(c => new ComparedFigure(c.Name, found[0], Number(c.A, found[0]), Number(c.B, found[0])))], null),
            0 => ([], $"No figure of a capacity study is called {metric}: expected one of {string.Join(", ", CapacityMetrics)}."),
            _ => ([], $"{metric} could be {string.Join(" or ", found)}: write the whole path."),
        };
    }

    private static ResultComparison OfRuns(ResultFile a, ResultFile b)
    {
        List<string> paths = [.. MetricLookup.Paths(a.Document).Concat(MetricLookup.Paths(b.Document)).Distinct(StringComparer.Ordinal).Where(p => !RunIgnored.Any(i => p == i || (i[^1] == '.' && p.StartsWith(i, StringComparison.Ordinal))))];
        ComparedFigure Figure(string metric) => new("", metric, MetricLookup.Find(a.Document, metric).Actual, MetricLookup.Find(b.Document, metric).Actual);
        List<ComparedFigure> always = [.. RunAlways.Select(Figure)], others = [.. paths.Except(RunAlways, StringComparer.Ordinal).Concat(RunAggregates).Select(Figure)];
        (string, string, string)[] words = [("bottleneck", Bottleneck(a.Document), Bottleneck(b.Document))];
        return Build(a, b, Remarks(a, b), always, others, words);
    }

    private static ResultComparison OfStudies(ResultFile a, ResultFile b)
    {
        List<ComparedFigure> always = [], others = [];
        List<(string, string, string)> words = [];
        foreach ((string name, JsonObject inA, JsonObject inB) in Common(a, b))
        {
            foreach (string metric in CapacityMetrics)
                (CapacityAlways.Contains(metric) ? always : others).Add(new ComparedFigure(name, metric, Number(inA, metric), Number(inB, metric)));
            if (Outcome(inA) != "sustained" || Outcome(inB) != "sustained")
                words.Add(($"{name}: outcome", Outcome(inA), Outcome(inB)));
            words.Add(($"{name}: bottleneck", Bottleneck(inA), Bottleneck(inB)));
        }
        List<string> notes = Remarks(a, b);
        foreach ((ResultFile one, ResultFile other, string label) in new[] { (a, b, "A"), (b, a, "B") })
        {
            string[] only = [.. Scenarios(one).Keys.Except(Scenarios(other).Keys, StringComparer.Ordinal)];
            if (only.Length > 0)
                notes.Add($"Only {label} has {string.Join(", ", only)}.");
        }
        // A figure that neither study has says nothing; the outcome does.
        always.RemoveAll(f => f.A is null && f.B is null);
        return Build(a, b, notes, always, others, words);
    }

    private static ResultComparison Build(ResultFile a, ResultFile b, List<string> notes, List<ComparedFigure> always, List<ComparedFigure> others, IReadOnlyList<(string, string, string)> words)
    {
        List<ComparedFigure> differ = [.. others.Where(f => f.A is null != f.B is null || Math.Abs(f.Relative ?? 0) >= Tolerance)];
        return new ResultComparison(a, b, notes, [.. always.Concat(differ).OrderBy(f => f.Scenario, StringComparer.Ordinal)], words, others.Count - differ.Count);
    }

    private static List<string> Remarks(ResultFile a, ResultFile b)
    {
        List<string> notes = [];
        Differs("scenario", "The scenarios differ");
        Differs("seed", "The seeds differ");
        Differs("version", "The versions differ");
        Differs("serviceLevel", "The service levels differ");
        foreach ((ResultFile of, string label) in new[] { (a, "A"), (b, "B") })
        {
            if (of.Document["partial"] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.True)
                notes.Add($"{label} was cut short.");
        }
        return notes;

        void Differs(string field, string what)
        {
            (string inA, string inB) = (Word(a.Document[field]), Word(b.Document[field]));
            if (inA != inB)
                notes.Add($"{what}: {inA} and {inB}.");
        }
    }

    private static string Word(JsonNode? node) => node is JsonValue ? node.ToString() : "none";

    private static SortedDictionary<string, JsonObject> Scenarios(ResultFile file) =>
        new(((JsonArray)file.Document["scenarios"]!).ToDictionary(s => ResultFile.Text(s!["scenario"])!, s => s!.AsObject(), StringComparer.Ordinal), StringComparer.Ordinal);

    private static IEnumerable<(string Name, JsonObject A, JsonObject B)> Common(ResultFile a, ResultFile b)
    {
        SortedDictionary<string, JsonObject> inB = Scenarios(b);
        return Scenarios(a).Where(s => inB.ContainsKey(s.Key)).Select(s => (s.Key, s.Value, inB[s.Key]));
    }

    private static double? Number(JsonObject scenario, string path)
    {
        JsonNode? node = scenario;
        foreach (string part in path.Split('.'))
            node = (node as JsonObject)?[part];
        return MetricLookup.Number(node);
    }

    private static string Outcome(JsonObject scenario) => ResultFile.Text(scenario["outcome"]) ?? NumberFormat.Nothing;

    private static string Bottleneck(JsonObject document)
    {
        if (document["bottleneck"] is not JsonObject bottleneck || ResultFile.Text(bottleneck["resource"]) is not { } resource)
            return NumberFormat.Nothing;
        string where = ResultFile.Text(bottleneck["where"]) is { Length: > 0 } place ? $" of {place}" : "";
        return MetricLookup.Number(bottleneck["utilisation"]) is { } busy ? $"{CapacityWords.Resource(resource)}{where}, {NumberFormat.Percent(busy)}" : CapacityWords.Resource(resource) + where;
    }

    private static string Kind(ResultFile file) => file.Kind == ResultKind.Run ? "run" : "capacity study";
}
