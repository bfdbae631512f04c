namespace Aurigraph.Measurement;

/// <summary>What a simulation said of a figure beforehand, and what a live run measured.</summary>
/// <param name="Metric">Path of the figure in summary.json.</param>
/// <param name="Projected">What the simulation gave; null when it had no samples.</param>
/// <param name="Low">The least it gave with costs within their uncertainty.</param>
/// <param name="High">The most it gave with costs within their uncertainty.</param>
/// <param name="Measured">What the live run gave; null when it had no samples.</param>
public sealed record ProjectedFigure(string Metric, double? Projected, double? Low, double? High, double? Measured)
{
    /// <summary>How far the projection is off, percent of what was measured; null when one of the two is missing or nothing was measured.</summary>
    public double? ErrorPercent => Projected is { } projected && Measured is { } measured && measured != 0 ? (projected - measured) / measured * 100 : null;
}
