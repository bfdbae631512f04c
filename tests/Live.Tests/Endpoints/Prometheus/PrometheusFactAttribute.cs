namespace Aurigraph.Live.Tests.Endpoints.Prometheus;

/// <summary>A test with a real Prometheus; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrometheusFactAttribute : FactAttribute
{
    public PrometheusFactAttribute()
    {
        if (PrometheusServer.Program is null)
            Skip = "There is no program named prometheus on PATH (Debian: package prometheus).";
    }
}
