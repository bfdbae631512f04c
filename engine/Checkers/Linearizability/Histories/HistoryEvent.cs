namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>What one line says.</summary>
/// <param name="Line">The line, from 1; the position of the event.</param>
/// <param name="Process">Whose operation it is.</param>
/// <param name="Type">What happened to it.</param>
/// <param name="Key">The key it concerns; null where there is only one object.</param>
/// <param name="Function">Its function as the line names it.</param>
/// <param name="Input">What is asked; null for a completion that does not repeat it: of a read, or with a reason in place of the value.</param>
/// <param name="Output">What was answered, if it took place.</param>
internal sealed record HistoryEvent<TInput, TOutput>(int Line, long Process, EventType Type, string? Key, string Function, TInput? Input, TOutput? Output)
    where TInput : struct
    where TOutput : struct;
