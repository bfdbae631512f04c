using Aurigraph.Checkers.Linearizability;

namespace Aurigraph.Checkers.Tests.Linearizability;

/// <summary>Linearizability by its definition: tries every order of every choice of operations, all keys together. For short histories.</summary>
internal static class EveryOrder
{
    /// <summary>Whether some order explains the history.</summary>
    public static bool Explains<TState, TInput, TOutput>(ISequentialModel<TState, TInput, TOutput> model, IReadOnlyList<Operation<TInput, TOutput>> history)
        where TState : notnull
        where TInput : notnull
        where TOutput : notnull
    {
        Operation<TInput, TOutput>[] usable = [.. history.Where(o => o.Outcome != OperationOutcome.Failed)];
        return Goes([]);

        bool Goes(List<Operation<TInput, TOutput>> order)
        {
            if (!Agrees(model, order))
                return false;
            if (usable.All(o => o.Outcome == OperationOutcome.Unknown || order.Contains(o)))
                return true;
            return usable.Where(o => !order.Contains(o)).Any(o => Goes([.. order, o]));
        }
    }

    /// <summary>Whether an order respects that of time, and the model gives the answers that were given.</summary>
    public static bool Agrees<TState, TInput, TOutput>(ISequentialModel<TState, TInput, TOutput> model, IReadOnlyList<Operation<TInput, TOutput>> order)
        where TState : notnull
        where TInput : notnull
        where TOutput : notnull
    {
        var states = new Dictionary<string, TState>();
        for (int i = 0; i < order.Count; i++)
        {
            if (order.Skip(i + 1).Any(later => later.Returned < order[i].Invoked))
                return false;
            string key = order[i].Key ?? "";
            (states[key], TOutput answer) = model.Apply(states.GetValueOrDefault(key, model.Initial), order[i].Input);
            if (order[i].Outcome == OperationOutcome.Completed && !answer.Equals(order[i].Output))
                return false;
        }
        return true;
    }

    /// <summary>The history up to a position, as somebody knew it then.</summary>
    public static IReadOnlyList<Operation<TInput, TOutput>> UpTo<TInput, TOutput>(IReadOnlyList<Operation<TInput, TOutput>> history, long last)
        where TInput : notnull
        where TOutput : notnull =>
        [.. history.Where(o => o.Invoked <= last).Select(o => o.Returned <= last ? o : Operation<TInput, TOutput>.Unknown(o.Process, o.Key, o.Invoked, o.Input))];
}
