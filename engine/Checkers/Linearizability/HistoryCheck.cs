namespace Aurigraph.Checkers.Linearizability;

/// <summary>One check under way: keys come one by one, and the earliest violation among them stays.</summary>
internal sealed class HistoryCheck<TState, TInput, TOutput>(ISequentialModel<TState, TInput, TOutput> model, SearchBudget budget)
    where TState : notnull
    where TInput : notnull
    where TOutput : notnull
{
    private readonly List<IReadOnlyList<Operation>> _linearizations = [];
    private Prefix? _worst;
    private bool _isOpen;
    private long _states;

    // A prefix of one key's history that is not linearizable.
    private sealed record Prefix(IReadOnlyList<Operation<TInput, TOutput>> Operations, Operation<TInput, TOutput> Offender, bool IsShortest)
    {
        public long Last => Offender.Returned!.Value;
    }

    /// <summary>Judges the operations on one key, which come in order of invocation.</summary>
    public void Judge(IReadOnlyList<Operation<TInput, TOutput>> operations)
    {
        // What lies behind a violation that is already known cannot give an earlier one.
        long last = _worst?.Last - 1 ?? long.MaxValue;
        LinearizationSearch<TState, TInput, TOutput> search = SearchUpTo(operations, last);
        switch (Run(search))
        {
            case SearchOutcome.Found:
                _linearizations.Add(search.Order);
                break;
            case SearchOutcome.Exhausted:
                _isOpen = true;
                break;
            case SearchOutcome.None:
                _worst = Shortest(operations, last);
                break;
        }
    }

    /// <summary>The verdict on all keys together.</summary>
    public LinearizabilityResult Result()
    {
        if (_worst is null)
            return _isOpen ? new(Verdict.Undecided, null, [], _states) : new(Verdict.Linearizable, null, _linearizations, _states);
        Violation violation = Explain(_worst);
        return new(Verdict.NotLinearizable, violation, [], _states);
    }

    private Prefix Shortest(IReadOnlyList<Operation<TInput, TOutput>> operations, long last)
    {
        // An invocation adds nothing that must be explained, so the event that ends the shortest prefix is a return.
        Operation<TInput, TOutput>[] returns = [.. operations.Where(o => o.Returned <= last).OrderBy(o => o.Returned)];
        bool isShortest = true;
        int good = -1;
        int bad = returns.Length - 1;
        while (bad - good > 1)
        {
            int middle = good + ((bad - good) / 2);
            SearchOutcome outcome = Run(SearchUpTo(operations, returns[middle].Returned!.Value));
            if (outcome == SearchOutcome.None)
            {
                bad = middle;
                continue;
            }
            good = middle;
            isShortest = outcome == SearchOutcome.Found;
        }
        return new Prefix(operations, returns[bad], isShortest);
    }

    private Violation Explain(Prefix prefix)
    {
        Operation<TInput, TOutput> offender = prefix.Offender;
        Operation[] concurrent = [.. prefix.Operations.Where(o => o != offender && o.Invoked < prefix.Last && !(o.Returned < offender.Invoked))];
        bool isShortest = prefix.IsShortest && !_isOpen;
        if (offender.Outcome != OperationOutcome.Completed)
            return new(prefix.Last, isShortest, offender, concurrent, [], true);
        var search = new LinearizationSearch<TState, TInput, TOutput>(model, KeyHistory<TInput, TOutput>.UpTo(prefix.Operations, prefix.Last), budget, offender);
        (IReadOnlyList<TOutput> answers, bool areAll) = search.Answers(LinearizabilityChecker.AnswersMax);
        _states += search.States;
        return new(prefix.Last, isShortest, offender, concurrent, [.. answers.Select(a => a.ToString() ?? "").Order(StringComparer.Ordinal)], areAll);
    }

    private LinearizationSearch<TState, TInput, TOutput> SearchUpTo(IReadOnlyList<Operation<TInput, TOutput>> operations, long last) =>
        new(model, KeyHistory<TInput, TOutput>.UpTo(operations, last), budget);

    private SearchOutcome Run(LinearizationSearch<TState, TInput, TOutput> search)
    {
        SearchOutcome outcome = search.Run();
        _states += search.States;
        return outcome;
    }
}
