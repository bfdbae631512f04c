namespace Aurigraph.Checkers.Linearizability;

/// <summary>The part of a key's history up to a position, laid out for the search.</summary>
/// <remarks>What had returned by then must be in the order (or, when it failed, must not). What was pending may be in it or not. Pending operations that
/// ask the same can stand for each other, the earlier invoked being free to go wherever the later one can; so they form a class of which
/// only the earliest that is not yet in the order needs to be tried.</remarks>
internal sealed class KeyHistory<TInput, TOutput>
    where TInput : notnull
    where TOutput : notnull
{
    private KeyHistory(Operation<TInput, TOutput>[] required, Operation<TInput, TOutput>[][] optional)
    {
        Required = required;
        Optional = optional;
    }

    /// <summary>Operations that completed, in order of invocation.</summary>
    public Operation<TInput, TOutput>[] Required { get; }

    /// <summary>Operations that may or may not take place, by what they ask, each class in order of invocation.</summary>
    public Operation<TInput, TOutput>[][] Optional { get; }

    /// <summary>Lays out a history.</summary>
    /// <param name="operations">Operations on one key, in order of invocation.</param>
    /// <param name="last">The position of the last event that counts.</param>
    public static KeyHistory<TInput, TOutput> UpTo(IReadOnlyList<Operation<TInput, TOutput>> operations, long last)
    {
        var required = new List<Operation<TInput, TOutput>>(operations.Count);
        var optional = new List<List<Operation<TInput, TOutput>>>();
        var classes = new Dictionary<TInput, List<Operation<TInput, TOutput>>>();
        foreach (Operation<TInput, TOutput> operation in operations.TakeWhile(o => o.Invoked <= last))
        {
            if (operation.Returned <= last)
            {
                if (operation.Outcome == OperationOutcome.Completed)
                    required.Add(operation);
                continue;
            }
            if (!classes.TryGetValue(operation.Input, out List<Operation<TInput, TOutput>>? same))
            {
                classes.Add(operation.Input, same = []);
                optional.Add(same);
            }
            same.Add(operation);
        }
        return new KeyHistory<TInput, TOutput>([.. required], [.. optional.Select(o => o.ToArray())]);
    }
}
