namespace Aurigraph.Checkers.Linearizability;

/// <summary>Searches an order of one key's operations in which the model gives the answers that were given, and no operation comes before one that
/// had returned when it was invoked.</summary>
/// <remarks>
/// <para>Depth first after Wing and Gong, "Testing and Verifying Concurrent Objects" (JPDC 17, 1993): the next in the order is any operation that was
/// invoked before the first return among those not in it yet. What was reached once is not searched again, after Lowe, "Testing for
/// linearizability" (CCPE 29(4), 2017): a configuration is the set of operations in the order and the state they lead to.</para>
/// <para>The set is kept by the highest member in order of invocation and the required operations below it that are not members. These were
/// all pending when that member was invoked, so a configuration is as small as the history is concurrent, however long it is.</para>
/// <para>A read-only operation that could come next and agrees with the model is put next at once: from any order that has it later it can be
/// moved here without another answer changing. (One that only here leaves the state as it is cannot: at its later place it may have an effect.) A
/// pending operation that would leave the state as it is need not take place.</para>
/// <para>Of several that asked and were answered the same, the first to return goes first; where the other went first, the two can change places.
/// Likewise a pending operation leaves the place to a required one that asks the same and would be answered as it was.</para>
/// </remarks>
internal sealed partial class LinearizationSearch<TState, TInput, TOutput>
    where TState : notnull
    where TInput : notnull
    where TOutput : notnull
{
    private const int Nobody = -1;

    private readonly ISequentialModel<TState, TInput, TOutput> _model;
    private readonly SearchBudget _budget;
    private readonly Operation<TInput, TOutput>[] _required;
    private readonly Operation<TInput, TOutput>[][] _optional;

    // The required operations not in the order yet: a ring in order of invocation through the end, which is the number after the last.
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int _end;
    private readonly bool[] _isReadOnly;
    private readonly long[] _returned;

    // Required operations that asked and were answered the same form a group; the first of each to return, among the candidates.
    private readonly int[] _group;
    private readonly int[] _urgent;
    private readonly List<int> _candidates = [];

    // How many of each class are in the order.
    private readonly int[] _taken;
    private readonly Stack<Step> _order = new();
    private readonly StateTable<TState> _states;
    private readonly ConfigurationSet _visited = new();
    private readonly List<int> _configuration = [];

    // The operation whose answer is looked for instead of held against the model; Nobody unless answers are asked for.
    private readonly int _asked;
    private readonly StateTable<TOutput> _answers = new(_ => 0);
    private readonly SortedSet<int> _found = [];

    private int _left;
    private int _state;
    private int _highest = Nobody;
    private int _answer = Nobody;
    private bool _isExhausted;

    /// <summary>A search that is yet to run.</summary>
    /// <param name="model">The model of one object.</param>
    /// <param name="history">The operations on it.</param>
    /// <param name="budget">When to give up.</param>
    /// <param name="asked">The required operation whose possible answers <see cref="Answers"/> gives; null for <see cref="Run"/>.</param>
    public LinearizationSearch(
        ISequentialModel<TState, TInput, TOutput> model, KeyHistory<TInput, TOutput> history, SearchBudget budget, Operation<TInput, TOutput>? asked = null)
    {
        _model = model;
        _budget = budget;
        _required = history.Required;
        _optional = history.Optional;
        _taken = new int[_optional.Length];
        _end = _left = _required.Length;
        _asked = asked is null ? Nobody : Array.IndexOf(_required, asked);
        _isReadOnly = [.. _required.Select(r => model.IsReadOnly(r.Input))];
        _returned = [.. _required.Select(r => r.Returned!.Value)];
        _group = Groups();
        _urgent = new int[_end];
        _next = new int[_end + 1];
        _previous = new int[_end + 1];
        for (int i = 0; i <= _end; i++)
        {
            _next[i] = i == _end ? 0 : i + 1;
            _previous[i] = i == 0 ? _end : i - 1;
        }
        _states = new StateTable<TState>(model.BytesOf);
        _state = _states.NumberOf(model.Initial);
    }

    private int[] Groups()
    {
        var first = new Dictionary<(TInput, TOutput), int>();
        int[] groups = new int[_required.Length];
        for (int i = 0; i < groups.Length; i++)
        {
            if (i == _asked || first.TryAdd((_required[i].Input, _required[i].Output!), i))
                groups[i] = i;
            else
                groups[i] = first[(_required[i].Input, _required[i].Output!)];
        }
        return groups;
    }

    /// <summary>States remembered so far.</summary>
    public long States => _visited.Count;

    /// <summary>The order that was found, first to last.</summary>
    public IReadOnlyList<Operation<TInput, TOutput>> Order =>
        [.. _order.Reverse().Select(s => s.Required != Nobody ? _required[s.Required] : _optional[s.Class][s.Position])];

    /// <summary>Searches.</summary>
    public SearchOutcome Run() => Search();

    /// <summary>All answers to the asked operation for which there is an order.</summary>
    /// <param name="most">It stops when it has found this many.</param>
    /// <returns>The answers in the order they were found, and whether there are no others.</returns>
    public (IReadOnlyList<TOutput> Answers, bool AreAll) Answers(int most)
    {
        SearchOutcome outcome = Search();
        while (outcome == SearchOutcome.Found && _found.Add(_answer) && _found.Count < most)
            outcome = Search();
        return ([.. _found.Select(f => _answers[f])], outcome == SearchOutcome.None);
    }
}
