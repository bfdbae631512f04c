using System.Diagnostics.Metrics;
using Aurigraph.Live.Endpoints.Metrics;
using Aurigraph.Units;

namespace Aurigraph.Live.Endpoints.Telemetry;

/// <summary>The metrics of the table as observable instruments. A histogram becomes three counters, as Prometheus has it: instruments that are observed have no histograms.</summary>
internal sealed class MetricInstruments : IDisposable
{
    /// <summary>Instruments that are asked one after the other get the same reading.</summary>
    private static readonly TimeSpan SameReading = TimeSpan.FromMilliseconds(50);

    private readonly EndpointContext _context;
    private readonly Meter _meter;
    private readonly KeyValuePair<string, object?>[] _tags;
    private readonly Lock _lock = new();
    private MetricSource? _source;
    private long _readAt;

    public MetricInstruments(EndpointContext context)
    {
        _context = context;
        NodeId node = context.View.Id;
        _tags = [new(NodeMetrics.NodeLabel, node.ToString()), new(NodeMetrics.RoleLabel, node.Role.ToString().ToLowerInvariant())];
        _meter = new Meter(NameFor(node), context.View.Identity.Version);
        foreach (MetricFamily family in NodeMetrics.All)
            Create(family);
    }

    /// <summary>Name of a node's meter: nodes that share a process are told apart.</summary>
    public static string NameFor(NodeId node) => $"Aurigraph.Live.{node}";

    public void Dispose() => _meter.Dispose();

    private void Create(MetricFamily family)
    {
        switch (family.Kind)
        {
            case MetricKind.Counter:
                _meter.CreateObservableCounter(family.Name, () => Observe(family, ""), description: family.Help);
                break;
            case MetricKind.Gauge:
                _meter.CreateObservableGauge(family.Name, () => Observe(family, ""), description: family.Help);
                break;
            case MetricKind.Histogram:
                foreach (string suffix in (string[])["_bucket", "_sum", "_count"])
                    _meter.CreateObservableCounter(family.Name + suffix, () => Observe(family, suffix), description: family.Help);
                break;
            default:
                throw new InvariantException($"{family.Name} is of kind {family.Kind}, which has no instrument.");
        }
    }

    private IEnumerable<Measurement<double>> Observe(MetricFamily family, string suffix)
    {
        foreach (MetricSample sample in family.Samples(Source()))
        {
            if (sample.Suffix == suffix)
                yield return new Measurement<double>(sample.Value, sample.Label is null ? _tags : [.. _tags, new(sample.Label, sample.LabelValue)]);
        }
    }

    private MetricSource Source()
    {
        lock (_lock)
        {
            if (_source is null || _context.Settings.Clock.GetElapsedTime(_readAt) > SameReading)
            {
                _source = _context.Measure();
                _readAt = _context.Settings.Clock.GetTimestamp();
            }
            return _source;
        }
    }
}
