namespace Aurigraph.Checkers.Linearizability;

/// <summary>Decides whether a history of operations on objects is linearizable: whether each operation can be given a moment between its
/// invocation and its return so that the objects, asked one operation at a time in that order, answer the same.</summary>
/// <remarks>
/// <para>Objects are judged one by one: a history is linearizable exactly when that of each of its objects is (Herlihy and Wing, "Linearizability",
/// TOPLAS 12(3), 1990, theorem 1; used for speed by Horn and Kroening, "Faster linearizability checking via P-compositionality", FORTE 2015).</para>
/// <para>What is not linearizable stays so whatever follows, so the shortest prefix that is not is found by halving. In a prefix an operation
/// that had not returned may have taken place or not, also where it is known to have failed later.</para>
/// </remarks>
public static class LinearizabilityChecker
{
    /// <summary>Most possible answers that a <see cref="Violation"/> lists.</summary>
    public const int AnswersMax = 16;

    /// <summary>Judges a history.</summary>
    /// <param name="model">The model of one object; every key has an object of its own.</param>
    /// <param name="operations">The history, in any order.</param>
    /// <param name="budget">When to give up on a search.</param>
    /// <exception cref="ArgumentException">Two events share a position, so that their order is unknown.</exception>
    public static LinearizabilityResult Check<TState, TInput, TOutput>(
        ISequentialModel<TState, TInput, TOutput> model, IReadOnlyCollection<Operation<TInput, TOutput>> operations, SearchBudget budget)
        where TState : notnull
        where TInput : notnull
        where TOutput : notnull
    {
        EnsureDistinct(operations);
        var check = new HistoryCheck<TState, TInput, TOutput>(model, budget);
        foreach (IGrouping<string?, Operation<TInput, TOutput>> key in operations.OrderBy(o => o.Invoked).GroupBy(o => o.Key, StringComparer.Ordinal))
            check.Judge([.. key]);
        return check.Result();
    }

    private static void EnsureDistinct(IEnumerable<Operation> operations)
    {
        long? last = null;
        foreach (long position in operations.SelectMany(o => o.Returned is { } returned ? (long[])[o.Invoked, returned] : [o.Invoked]).Order())
        {
            if (position == last)
                throw new ArgumentException($"Two events of the history have position {position}; give each event a position of its own, in the order they happened.", nameof(operations));
            last = position;
        }
    }
}
