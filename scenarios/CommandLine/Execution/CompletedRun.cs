using Aurigraph.Measurement;
using Aurigraph.Simulation.Actors;

namespace Aurigraph.CommandLine.Execution;

/// <summary>A run with all that is judged about it.</summary>
/// <param name="Result">Figures, with real time and thresholds.</param>
/// <param name="Blocks">The trace, block by block.</param>
internal sealed record CompletedRun(RunResult Result, IReadOnlyList<TraceBlock> Blocks);
