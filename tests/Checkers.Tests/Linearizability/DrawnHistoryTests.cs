using Aurigraph.Checkers.Linearizability;
using Aurigraph.Checkers.Linearizability.Models;
using CsCheck;

namespace Aurigraph.Checkers.Tests.Linearizability;

public class DrawnHistoryTests
{
    private const int Histories = 20_000;

    [Fact]
    public void What_clients_see_of_one_register_is_linearizable_and_the_order_found_proves_it() =>
        DrawnHistories.OfOneRegister.Sample(history =>
        {
            LinearizabilityResult result = LinearizabilityChecker.Check(Register.Model, history, SearchBudget.Default);
            Assert.Equal(Verdict.Linearizable, result.Verdict);
            ProvenBy(Register.Model, history, result);
        }, iter: 2_000);

    [Fact]
    public void On_registers_the_verdict_is_that_of_trying_every_order() => AgreesWithEveryOrder(Register.Model, DrawnHistories.OfRegister);

    [Fact]
    public void On_keys_the_verdict_is_that_of_trying_every_order_of_all_keys_together() => AgreesWithEveryOrder(KeyValue.Model, DrawnHistories.OfKeys);

    [Fact]
    public void The_offending_prefix_is_not_linearizable_and_one_event_less_is() =>
        DrawnHistories.OfRegister.Sample(history =>
        {
            if (LinearizabilityChecker.Check(Register.Model, history, SearchBudget.Default).Violation is not { } violation)
                return;
            Assert.True(violation.IsShortest);
            Assert.False(EveryOrder.Explains(Register.Model, EveryOrder.UpTo(history, violation.Position)));
            Assert.True(EveryOrder.Explains(Register.Model, EveryOrder.UpTo(history, violation.Position - 1)));
        }, iter: Histories);

    [Fact]
    public void The_possible_answers_are_all_those_that_would_have_made_the_prefix_linearizable() =>
        DrawnHistories.OfRegister.Sample(history =>
        {
            if (LinearizabilityChecker.Check(Register.Model, history, SearchBudget.Default).Violation is not { Offender.Outcome: OperationOutcome.Completed } violation)
                return;
            var offender = (Operation<RegisterInput, RegisterAnswer>)violation.Offender;
            IEnumerable<RegisterValue> values = [RegisterValue.Unset, .. Enumerable.Range(0, 3).Select(v => new RegisterValue(v))];
            IEnumerable<RegisterAnswer> answers = offender.Input.Function == RegisterFunction.Read ? values.Select(RegisterAnswer.Read) : values.Select(RegisterAnswer.Refused);
            IEnumerable<string> possible = answers.Where(answer => EveryOrder.Explains(Register.Model,
                [.. EveryOrder.UpTo(history, violation.Position).Where(o => o != offender), Operation<RegisterInput, RegisterAnswer>.Completed(offender.Process, null, offender.Invoked, violation.Position, offender.Input, answer)]))
                .Select(a => a.ToString());
            Assert.Equal(possible.Order(StringComparer.Ordinal), violation.PossibleAnswers);
            Assert.True(violation.AnswersAreAll);
        }, iter: Histories);

    [Fact]
    public void The_order_in_which_operations_are_handed_over_does_not_matter() =>
        Gen.Select(DrawnHistories.OfKeys, Gen.Int[0, 20]).Sample((history, shift) =>
        {
            LinearizabilityResult straight = LinearizabilityChecker.Check(KeyValue.Model, history, SearchBudget.Default);
            LinearizabilityResult shifted = LinearizabilityChecker.Check(KeyValue.Model, [.. history.Skip(shift % (history.Length + 1)), .. history.Take(shift % (history.Length + 1))], SearchBudget.Default);
            Assert.Equal((straight.Verdict, straight.States, straight.Violation?.Position), (shifted.Verdict, shifted.States, shifted.Violation?.Position));
        }, iter: 1_000);

    [Fact]
    public void A_small_budget_may_leave_it_open_and_never_turns_a_verdict_around()
    {
        int open = 0;
        DrawnHistories.OfRegister.Sample(history =>
        {
            Verdict verdict = LinearizabilityChecker.Check(Register.Model, history, SearchBudget.Default).Verdict;
            LinearizabilityResult hasty = LinearizabilityChecker.Check(Register.Model, history, new SearchBudget(2, long.MaxValue));
            if (hasty.Verdict == Verdict.Undecided)
                Interlocked.Increment(ref open);
            else
                Assert.Equal(verdict, hasty.Verdict);
            if (hasty.Violation is { IsShortest: true } violation)
                Assert.True(EveryOrder.Explains(Register.Model, EveryOrder.UpTo(history, violation.Position - 1)));
        }, iter: Histories);
        Assert.True(open > 0);
    }

    private static void AgreesWithEveryOrder<TState, TInput, TOutput>(ISequentialModel<TState, TInput, TOutput> model, Gen<Operation<TInput, TOutput>[]> histories)
        where TState : notnull
        where TInput : notnull
        where TOutput : notnull
    {
        int linearizable = 0;
        int not = 0;
        histories.Sample(history =>
        {
            LinearizabilityResult result = LinearizabilityChecker.Check(model, history, SearchBudget.Default);
            Assert.Equal(EveryOrder.Explains(model, history) ? Verdict.Linearizable : Verdict.NotLinearizable, result.Verdict);
            if (result.Verdict == Verdict.Linearizable)
            {
                Interlocked.Increment(ref linearizable);
                ProvenBy(model, history, result);
            }
            else
            {
                Interlocked.Increment(ref not);
            }
        }, iter: Histories);
        Assert.True(linearizable > Histories / 20, $"{linearizable} of {Histories} were linearizable");
        Assert.True(not > Histories / 20, $"{not} of {Histories} were not linearizable");
    }

    private static void ProvenBy<TState, TInput, TOutput>(ISequentialModel<TState, TInput, TOutput> model, IReadOnlyList<Operation<TInput, TOutput>> history, LinearizabilityResult result)
        where TState : notnull
        where TInput : notnull
        where TOutput : notnull
    {
        Assert.All(result.Linearizations, l => Assert.True(EveryOrder.Agrees(model, [.. l.Cast<Operation<TInput, TOutput>>()])));
        IReadOnlyList<Operation> proven = [.. result.Linearizations.SelectMany(l => l)];
        Assert.Equal(proven.Count, proven.Distinct().Count());
        Assert.All(history, o => Assert.True(o.Outcome == OperationOutcome.Unknown || o.Outcome == OperationOutcome.Completed == proven.Contains(o)));
    }
}
