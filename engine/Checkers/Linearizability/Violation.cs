namespace Aurigraph.Checkers.Linearizability;

/// <summary>Why a history is not linearizable.</summary>
/// <param name="Position">The history up to and with the event at this position is not linearizable.</param>
/// <param name="IsShortest">Whether the history before that event is; false when the budget did not suffice to tell.</param>
/// <param name="Offender">The operation whose return is that event.</param>
/// <param name="Concurrent">Operations on the same key that overlap it, in order of invocation.</param>
/// <param name="PossibleAnswers">What the model could have answered the offender, given all that had returned; in the order of the text.
/// Empty where another answer mends nothing: the offender failed, so that nobody can have seen what it did.</param>
/// <param name="AnswersAreAll">Whether there are no other answers; false when there are too many to list or the budget did not suffice.</param>
public sealed record Violation(
    long Position, bool IsShortest, Operation Offender, IReadOnlyList<Operation> Concurrent, IReadOnlyList<string> PossibleAnswers, bool AnswersAreAll);
