using Aurigraph.Measurement;

namespace Aurigraph.Live.Runs;

/// <summary>What a live run gave.</summary>
/// <param name="Result">What was measured.</param>
/// <param name="IdleCores">Cores that all nodes took together before there was any load.</param>
/// <param name="DriverCores">Cores that the driver of the load took inside the window; 0 where it shared a process with nodes.</param>
public sealed record LiveOutcome(RunResult Result, double IdleCores, double DriverCores);
