namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>One thing that is wrong with the text of a history.</summary>
/// <param name="Line">From 1; 0 when it is the text as a whole.</param>
/// <param name="Message">What was found, what was expected, and what to do.</param>
public sealed record HistoryFault(int Line, string Message);
