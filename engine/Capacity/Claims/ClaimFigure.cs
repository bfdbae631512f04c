namespace Aurigraph.Capacity.Claims;

/// <summary>A figure of a scenario.</summary>
/// <param name="Value">In the unit of its metric.</param>
/// <param name="Low">Low end of its interval; null when it has none.</param>
/// <param name="High">High end; null when it has none.</param>
/// <param name="Sum">How it comes about, such as "4 x 12 + 4 x 11 + 6 x 6 = 128"; empty when there is nothing to tell.</param>
public sealed record ClaimFigure(double Value, double? Low = null, double? High = null, string Sum = "");
