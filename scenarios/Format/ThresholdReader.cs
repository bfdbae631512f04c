using System.Text.RegularExpressions;
using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios;

/// <summary>Reads thresholds: METRIC OP VALUE.</summary>
public static partial class ThresholdReader
{
    /// <summary>Reads one.</summary>
    /// <param name="text">For example <c>finality.p95 &lt; 200ms</c>.</param>
    /// <param name="threshold">The threshold, its limit in the unit of the summary; null when the text is faulty.</param>
    /// <returns>Null when read, else what is wrong with it.</returns>
    public static string? Read(string text, out Threshold? threshold)
    {
        threshold = null;
        if (text.Length > 500)
            return "a threshold has at most 500 characters";
        Match match = Expression().Match(text);
        if (!match.Success)
            return $"`{Yaml.ScalarNode.Shorten(text)}` is not a threshold; METRIC OP VALUE was expected, such as `finality.p95 < 200ms`, OP one of `<`, `<=`, `>`, `>=`, `==`";
        string metric = match.Groups["metric"].Value;
        if (MetricTable.Find(metric) is not { } found)
            return UnknownMetric(metric);
        string value = match.Groups["value"].Value;
        if (Limit(found.Metric.Unit, value, out double limit) is { } fault)
            return $"{fault}, because `{metric}` is in {UnitName(found.Metric.Unit)}";
        threshold = new Threshold(text.Trim(), metric, match.Groups["op"].Value, limit);
        return null;
    }

    private static string UnknownMetric(string metric)
    {
        IReadOnlyList<Metric> several = MetricTable.WithLastName(metric);
        if (several.Count > 1)
            return $"`{metric}` is the last name of several metrics: {NearestName.List(several.Select(m => m.Path))}; write one of them";
        Metric? perNode = MetricTable.All.FirstOrDefault(m => m.Scope != MetricScope.Run && (metric.EndsWith("." + m.Path, StringComparison.Ordinal) || metric == m.Path));
        if (perNode is not null)
        {
            string scope = metric.StartsWith("container", StringComparison.Ordinal) ? "container" : metric.StartsWith("host", StringComparison.Ordinal) ? "host" : MetricTable.NameOf(perNode.Scope);
            return $"`{metric}` is a figure of each {scope}; write an aggregate such as `{scope}.{perNode.Path}.max` or `{scope}{(scope == "host" ? "" : "[validator]")}.{perNode.Path}.mean`";
        }
        string near = NearestName.Hint(metric, MetricTable.Names);
        return $"`{Yaml.ScalarNode.Shorten(metric)}` is not a metric{(near.Length > 0 ? $"{near} Metrics" : "; metrics")}" +
            " are the numbers of summary.json by path (`throughput.committedTps`) or last name (`committedTps`), and `min`, `mean`, `max`, `sum` over `node` or `container`";
    }

    private static string? Limit(MetricUnit unit, string text, out double limit)
    {
        string? fault = MetricFigure.Read(unit, text, out limit);
        if (fault is not null || unit != MetricUnit.Ratio || limit <= 1)
            return fault;
        limit = 0;
        return $"`{text}` is above 1; a ratio is 0 to 1 or such as `85%`";
    }

    private static string UnitName(MetricUnit unit) => unit switch
    {
        MetricUnit.Milliseconds => "units of time",
        MetricUnit.Bytes => "bytes",
        MetricUnit.Rate => "transactions per second",
        MetricUnit.BytesPerSecond => "bytes per second",
        MetricUnit.Ratio => "parts of 1",
        _ => "plain numbers",
    };

    [GeneratedRegex(@"^\s*(?<metric>[^\s<>=]+)\s*(?<op><=|>=|==|<|>)\s*(?<value>[^\s<>=]+)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expression();
}
