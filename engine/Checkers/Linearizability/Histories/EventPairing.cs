namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>Makes operations of events: each completion goes with the invocation before it of the same process.</summary>
/// <remarks>A process that was left without an answer (<see cref="EventType.Info"/>) has nothing under way and may invoke again; the operation it left
/// never returns.</remarks>
internal sealed class EventPairing<TInput, TOutput>(FaultSheet faults)
    where TInput : struct
    where TOutput : struct
{
    private readonly Dictionary<long, HistoryEvent<TInput, TOutput>> _underWay = [];
    private readonly List<Operation<TInput, TOutput>> _operations = [];

    /// <summary>The operations so far in order of invocation. Those under way never returned.</summary>
    public IReadOnlyList<Operation<TInput, TOutput>> Operations =>
        [.. _operations.Concat(_underWay.Values.Select(Unanswered)).OrderBy(o => o.Invoked)];

    /// <summary>Takes the next event.</summary>
    public void Add(HistoryEvent<TInput, TOutput> next)
    {
        bool isUnderWay = _underWay.TryGetValue(next.Process, out HistoryEvent<TInput, TOutput>? invocation);
        if (next.Type == EventType.Invoke)
        {
            if (isUnderWay)
                faults.Add(next.Line, $"process {next.Process} invokes `{Shown(next)}` while its `{Shown(invocation!)}` of line {invocation!.Line} is under way; a process does one thing at a time: complete that first, with :info if its outcome is unknown");
            _underWay[next.Process] = next;
            return;
        }
        if (!isUnderWay)
        {
            faults.Add(next.Line, $"process {next.Process} completes `{Shown(next)}` with nothing under way; a completion follows an :invoke of the same process: add that before it, or remove this line");
            return;
        }
        _underWay.Remove(next.Process);
        if (next.Function != invocation!.Function || next.Key != invocation.Key || (next.Input is { } input && !input.Equals(invocation.Input)))
            faults.Add(next.Line, $"process {next.Process} completes `{Shown(next)}` and had invoked `{Shown(invocation)}` in line {invocation.Line}; a completion repeats function, key and value of its invocation: make the two the same");
        else
            _operations.Add(Answered(invocation, next));
    }

    private static Operation<TInput, TOutput> Answered(HistoryEvent<TInput, TOutput> invocation, HistoryEvent<TInput, TOutput> completion) => completion.Type switch
    {
        EventType.Ok => Operation<TInput, TOutput>.Completed($"{invocation.Process}", invocation.Key, invocation.Line, completion.Line, invocation.Input!.Value, completion.Output!.Value),
        EventType.Fail => Operation<TInput, TOutput>.Failed($"{invocation.Process}", invocation.Key, invocation.Line, completion.Line, invocation.Input!.Value),
        _ => Unanswered(invocation),
    };

    private static Operation<TInput, TOutput> Unanswered(HistoryEvent<TInput, TOutput> invocation) =>
        Operation<TInput, TOutput>.Unknown($"{invocation.Process}", invocation.Key, invocation.Line, invocation.Input!.Value);

    private static string Shown(HistoryEvent<TInput, TOutput> one) =>
        (one.Input?.ToString() ?? one.Function) + (one.Key is null ? "" : $" of key \"{one.Key}\"");
}
