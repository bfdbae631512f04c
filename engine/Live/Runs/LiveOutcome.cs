using Aurigraph.Measurement;

namespace Aurigraph.Live.Runs;

/// <summary>What a live run gave.</summary>
/// <param name="Result">What was measured.</param>
/// <param name="Usage">What processes took of the machine's cores, second by second.</param>
public sealed record LiveOutcome(RunResult Result, ProcessorUsage Usage);
