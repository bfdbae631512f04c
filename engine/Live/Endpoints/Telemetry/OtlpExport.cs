using System.Diagnostics.Metrics;
using Aurigraph.Live.Endpoints.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Aurigraph.Live.Endpoints.Telemetry;

/// <summary>Sends the metrics of the table and traces of submissions to a collector by the OpenTelemetry protocol.</summary>
internal static class OtlpExport
{
    private const int TimeoutMs = 2_000;
    private const int TraceIntervalMs = 1_000;

    /// <summary>Adds the export to a server: it starts and ends with it.</summary>
    public static void Add(IServiceCollection services, EndpointContext context, Uri collector)
    {
        services.AddSingleton(_ => new MetricInstruments(context));
        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("aurigraph-node", serviceVersion: context.View.Identity.Version, serviceInstanceId: context.View.Id.ToString()))
            .WithMetrics(metrics => metrics
                .AddMeter(MetricInstruments.NameFor(context.View.Id))
                .AddInstrumentation(provider => provider.GetRequiredService<MetricInstruments>())
                .AddOtlpExporter((exporter, reader) =>
                {
                    To(exporter, collector, "v1/metrics");
                    reader.PeriodicExportingMetricReaderOptions = new PeriodicExportingMetricReaderOptions
                    {
                        ExportIntervalMilliseconds = (int)context.Settings.OtlpInterval.TotalMilliseconds,
                        ExportTimeoutMilliseconds = TimeoutMs,
                    };
                }))
            .WithTracing(traces => traces
                .AddSource(SubmissionTraces.NameFor(context.View.Id))
                .SetSampler(new AlwaysOnSampler())
                .AddOtlpExporter(exporter =>
                {
                    To(exporter, collector, "v1/traces");
                    exporter.BatchExportProcessorOptions.ScheduledDelayMilliseconds = TraceIntervalMs;
                    exporter.BatchExportProcessorOptions.ExporterTimeoutMilliseconds = TimeoutMs;
                }));
    }

    private static void To(OtlpExporterOptions exporter, Uri collector, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + path);
        exporter.TimeoutMilliseconds = TimeoutMs;
    }
}
