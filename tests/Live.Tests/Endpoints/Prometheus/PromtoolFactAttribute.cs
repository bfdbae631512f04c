namespace Aurigraph.Live.Tests.Endpoints.Prometheus;

/// <summary>A test with the tool that comes with Prometheus; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public const string Tool = "promtool";

    public PromtoolFactAttribute()
    {
        if (ProgramOnPath.Find(Tool) is null)
            Skip = "There is no program named promtool on PATH (Debian: package prometheus).";
    }
}
