namespace Aurigraph.Rollout.Tests.Running;

/// <summary>A test that needs a program which not every machine has.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string tool)
    {
        if (Tool.Find(tool) is null)
            Skip = $"`{tool}` is not on this machine's path.";
    }
}
