using System.Globalization;
using System.Text.RegularExpressions;
using Aurigraph.Experiment;

namespace Aurigraph.Reports.Comparison;

/// <summary>A change between two results that is not accepted: <c>throughput.committedTps drops 5%</c>, <c>finality.p95 rises 20ms</c>.</summary>
public sealed partial class ChangeRule
{
    private const string Expected = "METRIC drops|rises|changes VALUE was expected, for example \"throughput.committedTps drops 5%\" or \"finality.p95 rises 20ms\".";

    private static readonly Dictionary<string, double> Milliseconds = new(StringComparer.Ordinal) { ["us"] = 1e-3, ["ms"] = 1, ["s"] = 1e3, ["m"] = 60e3, ["h"] = 3.6e6 };
    private static readonly Dictionary<string, double> Bytes = new(StringComparer.Ordinal) { ["B"] = 1, ["KB"] = 1e3, ["MB"] = 1e6, ["GB"] = 1e9 };
    private static readonly Dictionary<string, double> Counts = new(StringComparer.Ordinal) { [""] = 1, ["K"] = 1e3, ["M"] = 1e6, ["G"] = 1e9 };
    private static readonly Dictionary<string, double> Rates = new(StringComparer.Ordinal) { [""] = 1, ["K"] = 1e3, ["M"] = 1e6, ["G"] = 1e9, ["/s"] = 1, ["K/s"] = 1e3, ["M/s"] = 1e6, ["G/s"] = 1e9 };
    private static readonly Dictionary<string, double> ByteRates = new(StringComparer.Ordinal) { ["B/s"] = 1, ["KB/s"] = 1e3, ["MB/s"] = 1e6, ["GB/s"] = 1e9 };

    private ChangeRule(string expression, string metric, ChangeDirection direction, double value, string unit) =>
        (Expression, Metric, Direction, Value, Unit) = (expression, metric, direction, value, unit);

    /// <summary>As written.</summary>
    public string Expression { get; }

    /// <summary>The metric, as written.</summary>
    public string Metric { get; }

    /// <summary>Which way.</summary>
    public ChangeDirection Direction { get; }

    /// <summary>By how much at least, in <see cref="Unit"/>; at 0 any change that way counts.</summary>
    public double Value { get; }

    /// <summary><c>%</c>, which is relative to A, or a unit of the metric.</summary>
    public string Unit { get; }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="FormatException">It is none; the message says what was expected.</exception>
    public static ChangeRule Parse(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Match match = Shape().Match(expression);
        if (!match.Success)
            throw new FormatException($"{expression}: this is no rule. {Expected}");
        ChangeDirection direction = match.Groups["verb"].Value switch { "drops" => ChangeDirection.Drops, "rises" => ChangeDirection.Rises, _ => ChangeDirection.Changes };
        double value = double.Parse(match.Groups["value"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value) || value > 1e15)
            throw new FormatException($"{expression}: {match.Groups["value"].Value} is too large. {Expected}");
        return new ChangeRule(expression, match.Groups["metric"].Value, direction, value, match.Groups["unit"].Value);
    }

    /// <summary>Holds a comparison against the rule.</summary>
    /// <returns>One outcome per figure that the metric stands for.</returns>
    /// <exception cref="FormatException">The metric is unknown, or the unit is not one of its.</exception>
    public IReadOnlyList<ChangeOutcome> Judge(ResultComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        (IReadOnlyList<ComparedFigure> figures, string? fault) = comparison.Find(Metric);
        if (fault is not null)
            throw new FormatException($"{Expression}: {fault}");
        double factor = Unit == "%" ? 0.01 : Factor(figures.Count > 0 ? figures[0].Metric : Metric);
        return [.. figures.Select(f => Judge(f, factor))];
    }

    private ChangeOutcome Judge(ComparedFigure figure, double factor)
    {
        if (figure.A is not { } a || figure.B is not { } b)
        {
            bool both = figure.A is null && figure.B is null;
            return new ChangeOutcome(this, figure, !both, both ? $"{figure.Name} has no value in either." : $"{figure.Name} has no value in {(figure.A is null ? "A" : "B")}, so nothing shows that it held.");
        }
        double change = Unit == "%" ? figure.Relative!.Value : b - a;
        double towards = Direction switch { ChangeDirection.Drops => -change, ChangeDirection.Rises => change, _ => Math.Abs(change) };
        // What was asked for exactly must not be lost to the last bit.
        bool applies = towards > 0 && towards >= Value * factor * (1 - 1e-12);
        string moved = change == 0 ? "did not change" : $"went from {figure.TextA} to {figure.TextB} ({figure.Change})";
        return new ChangeOutcome(this, figure, applies, $"{figure.Name} {moved}.");
    }

    private double Factor(string path)
    {
        Dictionary<string, double> units = UnitOf(path) switch
        {
            MetricUnit.Milliseconds => Milliseconds,
            MetricUnit.Bytes => Bytes,
            MetricUnit.BytesPerSecond => ByteRates,
            MetricUnit.Rate => Rates,
            MetricUnit.Ratio => new(StringComparer.Ordinal) { [""] = 1 },
            _ => Counts,
        };
        return units.TryGetValue(Unit, out double factor)
            ? factor
            : throw new FormatException($"{Expression}: {(Unit.Length == 0 ? "the value has no unit" : $"{Unit} is no unit of {Metric}")}; expected % or {string.Join(", ", units.Keys.Select(u => u.Length == 0 ? "a plain number" : u))}.");
    }

    private static MetricUnit UnitOf(string path)
    {
        if (path.StartsWith("finality.at", StringComparison.Ordinal) || path.EndsWith("Ms", StringComparison.Ordinal))
            return MetricUnit.Milliseconds;
        if (path.StartsWith("memoryPeak.", StringComparison.Ordinal))
            return MetricUnit.Bytes;
        if (path.StartsWith("kneeTps.", StringComparison.Ordinal) || path.StartsWith("seedSpread.", StringComparison.Ordinal) || path.EndsWith("Tps", StringComparison.Ordinal))
            return MetricUnit.Rate;
        return MetricTable.Find(path)?.Metric.Unit ?? MetricUnit.Count;
    }

    [GeneratedRegex(@"^\s*(?<metric>\S+)\s+(?<verb>drops|rises|changes)\s+(?:by\s+)?(?<value>[0-9]+(?:\.[0-9]+)?)\s*(?<unit>%|[A-Za-z/]{1,6})?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shape();
}

/// <summary>A rule held against one figure.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Applies">Whether the change is one that is not accepted; a figure that only one result has counts.</param>
/// <param name="Text">What was found, a sentence.</param>
public sealed record ChangeOutcome(ChangeRule Rule, ComparedFigure Figure, bool Applies, string Text);
