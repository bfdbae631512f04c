namespace Aurigraph.Capacity.Planning;

/// <summary>One change of a scenario.</summary>
/// <param name="Path">The key, as <c>--set</c> takes it.</param>
/// <param name="From">What it is now.</param>
/// <param name="To">What it is to be.</param>
public sealed record PlanChange(string Path, string From, string To)
{
    /// <summary>As <c>--set</c> takes it.</summary>
    public string Setting => $"{Path}={To}";

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {From} -> {To}";
}
