namespace Aurigraph.Reports.Rehearsal;

/// <summary>A run that steps were judged by.</summary>
/// <param name="Name">What it was for.</param>
/// <param name="TraceHash">16 hex digits: another rehearsal of the same scenario, seed and version gives the same.</param>
/// <param name="Seconds">Length, in the time of the world it ran in.</param>
/// <param name="OfferedTps">Transactions offered a second in its window.</param>
/// <param name="CommittedTps">Transactions committed a second in its window.</param>
/// <param name="FinalityP95">Milliseconds; null when nothing became final.</param>
/// <param name="Violations">Safety properties that it broke, a sentence each.</param>
public sealed record RehearsalRun(string Name, string TraceHash, double? Seconds, double OfferedTps, double CommittedTps, double? FinalityP95, IReadOnlyList<string> Violations);
