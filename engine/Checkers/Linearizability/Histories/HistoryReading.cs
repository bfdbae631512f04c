namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>What came of reading the text of a history.</summary>
/// <param name="History">The history; null when the text is faulty.</param>
/// <param name="Faults">The first faults in the order of the lines; empty when there is a history.</param>
/// <param name="FaultCount">How many there are in all.</param>
public sealed record HistoryReading(RecordedHistory? History, IReadOnlyList<HistoryFault> Faults, int FaultCount);
