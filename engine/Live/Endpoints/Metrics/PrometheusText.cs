using System.Text;

namespace Aurigraph.Live.Endpoints.Metrics;

/// <summary>Writes metrics in the text format of Prometheus, version 0.0.4.</summary>
/// <param name="labels">Labels that every value has, with their values, in order.</param>
internal sealed class PrometheusText(IReadOnlyList<(string Name, string Value)> labels)
{
    /// <summary>Media type of the format.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly string _labels = string.Join(',', labels.Select(l => $"{l.Name}=\"{EscapedLabel(l.Value)}\""));

    /// <summary>All metrics of a table.</summary>
    public string Write(IReadOnlyList<MetricFamily> families, MetricSource source)
    {
        StringBuilder text = new();
        foreach (MetricFamily family in families)
        {
            text.Append("# HELP ").Append(family.Name).Append(' ').Append(EscapedHelp(family.Help)).Append('\n');
            text.Append("# TYPE ").Append(family.Name).Append(' ').Append(Word(family.Kind)).Append('\n');
            foreach (MetricSample sample in family.Samples(source))
                Write(text, family, sample);
        }
        return text.ToString();
    }

    private void Write(StringBuilder text, MetricFamily family, MetricSample sample)
    {
        text.Append(family.Name).Append(sample.Suffix).Append('{').Append(_labels);
        if (sample.Label is not null)
            text.Append(_labels.Length == 0 ? "" : ",").Append(sample.Label).Append("=\"").Append(EscapedLabel(sample.LabelValue)).Append('"');
        text.Append("} ").Append(NodeMetrics.Text(sample.Value)).Append('\n');
    }

    private static string Word(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        MetricKind.Histogram => "histogram",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of metric was expected."),
    };

    private static string EscapedHelp(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n");

    private static string EscapedLabel(string text) => EscapedHelp(text).Replace("\"", "\\\"");
}
