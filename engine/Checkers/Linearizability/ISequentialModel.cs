namespace Aurigraph.Checkers.Linearizability;

/// <summary>What one object does when operations come one at a time. Pure: the same state and input always give the same answer and state.</summary>
/// <typeparam name="TState">An immutable state of the object; equality decides whether two are the same.</typeparam>
/// <typeparam name="TInput">What can be asked of it.</typeparam>
/// <typeparam name="TOutput">What it can answer; an operation of a history agrees with the model where its answer equals this one.</typeparam>
public interface ISequentialModel<TState, in TInput, TOutput>
    where TState : notnull
{
    /// <summary>The state before the first operation.</summary>
    TState Initial { get; }

    /// <summary>What an operation does in a state, and what it answers.</summary>
    (TState Next, TOutput Answer) Apply(TState state, TInput input);

    /// <summary>Whether an operation leaves every state as it is, whatever it answers.</summary>
    bool IsReadOnly(TInput input);

    /// <summary>About how many bytes of memory a state takes; the search counts them against its budget.</summary>
    long BytesOf(TState state);
}
