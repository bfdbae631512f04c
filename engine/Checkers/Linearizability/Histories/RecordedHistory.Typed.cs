namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>A history of operations on objects of one model.</summary>
internal sealed class RecordedHistory<TState, TInput, TOutput>(
    string name, ISequentialModel<TState, TInput, TOutput> model, IReadOnlyList<Operation<TInput, TOutput>> operations, IReadOnlyList<string> lines)
    : RecordedHistory(name, lines)
    where TState : notnull
    where TInput : notnull
    where TOutput : notnull
{
    /// <inheritdoc/>
    public override IReadOnlyList<Operation> Operations => operations;

    /// <inheritdoc/>
    public override LinearizabilityResult Check(SearchBudget budget) => LinearizabilityChecker.Check(model, operations, budget);
}
