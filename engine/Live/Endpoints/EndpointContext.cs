using Aurigraph.Live.Endpoints.Connections;
using Aurigraph.Live.Endpoints.Metrics;
using Aurigraph.Live.Endpoints.Network;
using Aurigraph.Live.Endpoints.Telemetry;
using Aurigraph.Live.Nodes;

namespace Aurigraph.Live.Endpoints;

/// <summary>What the endpoints of one node share.</summary>
internal sealed class EndpointContext : IDisposable
{
    private static readonly TimeSpan SampleInterval = TimeSpan.FromSeconds(1);

    private readonly ITimer _sampling;
    private long _failures;

    public EndpointContext(INodeView view, EndpointSettings settings)
    {
        View = view;
        Settings = settings;
        Rates = new RecentRates(settings.Clock, SampleInterval);
        Peers = new PeerSurvey(this);
        Traces = new SubmissionTraces(view.Id);
        _sampling = settings.Clock.CreateTimer(_ => Sample(), null, TimeSpan.Zero, SampleInterval);
    }

    /// <summary>The node.</summary>
    public INodeView View { get; }

    /// <summary>Where and within which bounds.</summary>
    public EndpointSettings Settings { get; }

    /// <summary>What it did of late.</summary>
    public RecentRates Rates { get; }

    /// <summary>The other nodes.</summary>
    public PeerSurvey Peers { get; }

    /// <summary>Traces of submissions.</summary>
    public SubmissionTraces Traces { get; }

    /// <summary>What was refused before it was a request.</summary>
    public EndpointRefusals Refusals { get; } = new();

    /// <summary>Where the endpoints listen; null until they do.</summary>
    public Uri? Address { get; private set; }

    /// <summary>The time as every reply states it.</summary>
    public DateTimeOffset Now => Settings.Clock.GetUtcNow();

    /// <summary>All that is measured, as of now.</summary>
    public MetricSource Measure() => new(View.Read(), ProcessReading.Now(), View.Identity.Started, Interlocked.Read(ref _failures), Refusals.Counts);

    /// <summary>Rates of late up to a reading.</summary>
    public RecentRate? RateAt(NodeReading reading) => Rates.Until(reading.TransactionsApplied, ProcessReading.Now().CpuSeconds);

    /// <summary>Records where the endpoints listen.</summary>
    public Uri ListeningAt(Uri address) => Address = address;

    /// <summary>Counts and passes on a failure of the program.</summary>
    public void Report(Exception failure)
    {
        Interlocked.Increment(ref _failures);
        Settings.Failed?.Invoke(failure);
    }

    public void Dispose()
    {
        _sampling.Dispose();
        Peers.Dispose();
        Traces.Dispose();
    }

    private void Sample()
    {
        try
        {
            Rates.Sample(View.Read().TransactionsApplied, ProcessReading.Now().CpuSeconds);
        }
        catch (Exception e)
        {
            Report(e);   // an exception that leaves a timer ends the process
        }
    }
}
