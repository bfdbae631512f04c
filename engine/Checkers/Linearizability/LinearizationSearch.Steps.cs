using System.Runtime.InteropServices;

namespace Aurigraph.Checkers.Linearizability;

internal sealed partial class LinearizationSearch<TState, TInput, TOutput>
{
    // One operation in the order, and what was before it. Required is Nobody where the step is of a class of pending ones.
    private readonly record struct Step(int Required, int Class, int Position, bool IsForced, int State, int Highest, int Answer);

    // Goes on from where the last search ended.
    private SearchOutcome Search()
    {
        int after = Nobody;
        if (_isExhausted || (_left == 0 && _order.Count > 0 && !Retreat(out after)))
            return _isExhausted ? SearchOutcome.Exhausted : SearchOutcome.None;
        while (_left > 0)
        {
            if (Advance(after))
            {
                after = Nobody;
                continue;
            }
            if (_isExhausted)
                return SearchOutcome.Exhausted;
            if (!Retreat(out after))
                return SearchOutcome.None;
        }
        return SearchOutcome.Found;
    }

    // Puts the next candidate after the given one into the order. Candidates are numbered: required operations first, then classes.
    private bool Advance(int after)
    {
        if (_found.Contains(_answer))
            return false;
        if (after == Nobody && TakeForced())
            return true;
        long firstReturn = Survey();
        foreach (int i in _candidates)
        {
            if (i > after && _urgent[_group[i]] == i && Try(i))
                return true;
            if (_isExhausted)
                return false;
        }
        for (int c = Math.Max(0, after - _end + 1); c < _optional.Length && !_isExhausted; c++)
        {
            if (_taken[c] < _optional[c].Length && _optional[c][_taken[c]].Invoked < firstReturn && !CanBeRequired(c) && TryClass(c))
                return true;
        }
        return false;
    }

    // Lists the required operations that could come next, notes the first of each group to return, and answers where the first of all does.
    private long Survey()
    {
        long firstReturn = long.MaxValue;
        _candidates.Clear();
        for (int i = _next[_end]; i != _end && _required[i].Invoked < firstReturn; i = _next[i])
        {
            firstReturn = Math.Min(firstReturn, _returned[i]);
            _candidates.Add(i);
            _urgent[_group[i]] = Nobody;
        }
        foreach (int i in _candidates)
        {
            int urgent = _urgent[_group[i]];
            if (urgent == Nobody || _returned[i] < _returned[urgent])
                _urgent[_group[i]] = i;
        }
        return firstReturn;
    }

    // Whether a required operation that could come next does all that the class would do now.
    private bool CanBeRequired(int number)
    {
        TInput input = _optional[number][0].Input;
        foreach (int i in _candidates)
        {
            if (i != _asked && EqualityComparer<TInput>.Default.Equals(_required[i].Input, input)
                && EqualityComparer<TOutput>.Default.Equals(_model.Apply(_states[_state], input).Answer, _required[i].Output))
                return true;
        }
        return false;
    }

    private bool TakeForced()
    {
        long firstReturn = long.MaxValue;
        TState state = _states[_state];
        for (int i = _next[_end]; i != _end && _required[i].Invoked < firstReturn; i = _next[i])
        {
            firstReturn = Math.Min(firstReturn, _returned[i]);
            if (i == _asked || !_isReadOnly[i] || !EqualityComparer<TOutput>.Default.Equals(_model.Apply(state, _required[i].Input).Answer, _required[i].Output))
                continue;
            Take(i, _state, _answer, isForced: true);
            return true;
        }
        return false;
    }

    private bool Try(int required)
    {
        (TState next, TOutput answer) = _model.Apply(_states[_state], _required[required].Input);
        int answered = _answer;
        if (required == _asked)
        {
            answered = _answers.NumberOf(answer);
            if (_found.Contains(answered))
                return false;
        }
        else if (!EqualityComparer<TOutput>.Default.Equals(answer, _required[required].Output))
        {
            return false;
        }
        Take(required, _states.NumberOf(next), answered, isForced: false);
        return KeepIfNew();
    }

    private bool TryClass(int number)
    {
        TState state = _states[_state];
        (TState next, _) = _model.Apply(state, _optional[number][_taken[number]].Input);
        if (IsSame(next, state))
            return false;
        _order.Push(new Step(Nobody, number, _taken[number], false, _state, _highest, _answer));
        _taken[number]++;
        _state = _states.NumberOf(next);
        return KeepIfNew();
    }

    private void Take(int required, int state, int answer, bool isForced)
    {
        _order.Push(new Step(required, Nobody, Nobody, isForced, _state, _highest, _answer));
        _next[_previous[required]] = _next[required];
        _previous[_next[required]] = _previous[required];
        _left--;
        _highest = Math.Max(_highest, required);
        _state = state;
        _answer = answer;
    }

    // Takes the last step back, and forced ones with it, for which there was no choice.
    private bool Retreat(out int after)
    {
        while (_order.Count > 0)
        {
            Step step = Undo();
            after = step.Required != Nobody ? step.Required : _end + step.Class;
            if (!step.IsForced)
                return true;
        }
        after = Nobody;
        return false;
    }

    private Step Undo()
    {
        Step step = _order.Pop();
        if (step.Required == Nobody)
        {
            _taken[step.Class]--;
        }
        else
        {
            _next[_previous[step.Required]] = step.Required;
            _previous[_next[step.Required]] = step.Required;
            _left++;
        }
        (_state, _highest, _answer) = (step.State, step.Highest, step.Answer);
        return step;
    }

    private bool KeepIfNew()
    {
        if (_visited.Add(Configuration()))
        {
            _isExhausted = _visited.Count > _budget.StatesMax || _visited.Bytes + _states.Bytes > _budget.BytesMax;
            if (!_isExhausted)
                return true;
        }
        Undo();
        return false;
    }

    // Everything that decides how the search can go on from here.
    private ReadOnlySpan<int> Configuration()
    {
        _configuration.Clear();
        _configuration.Add(_state);
        _configuration.Add(_answer);
        _configuration.Add(_highest);
        for (int i = _next[_end]; i < _highest; i = _next[i])
            _configuration.Add(i);
        for (int c = 0; c < _taken.Length; c++)
        {
            if (_taken[c] == 0)
                continue;
            _configuration.Add(~c);
            _configuration.Add(_taken[c]);
        }
        return CollectionsMarshal.AsSpan(_configuration);
    }

    private static bool IsSame(TState a, TState b) => EqualityComparer<TState>.Default.Equals(a, b);
}
