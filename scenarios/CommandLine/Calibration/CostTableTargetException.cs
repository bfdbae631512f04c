namespace Aurigraph.CommandLine.Calibration;

/// <summary>A calibration cannot be written where it was to be: says what stands in the way, what was expected and what to do.</summary>
internal sealed class CostTableTargetException(string message) : Exception(message);
