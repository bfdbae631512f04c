using Aurigraph.Checkers.Linearizability;
using Aurigraph.Checkers.Linearizability.Models;
using static Aurigraph.Checkers.Tests.Linearizability.RegisterOperations;

namespace Aurigraph.Checkers.Tests.Linearizability;

public class LinearizabilityCheckerTests
{
    [Fact]
    public void Nothing_at_all_is_linearizable() => Assert.Equal(Verdict.Linearizable, Check().Verdict);

    [Fact]
    public void A_register_is_unset_until_it_is_written()
    {
        Assert.Equal(Verdict.Linearizable, Check(Read(1, 2, null), Write(3, 4, 1), Read(5, 6, 1)).Verdict);
        Assert.Equal(Verdict.NotLinearizable, Check(Read(1, 2, 0)).Verdict);
    }

    [Fact]
    public void A_stale_read_is_found_with_what_it_should_have_been()
    {
        Violation violation = Violated(Write(1, 2, 1), Write(3, 4, 2), Read(5, 6, 1), Read(7, 8, 2));

        Assert.Equal(6, violation.Position);
        Assert.True(violation.IsShortest);
        Assert.Equal(Read(5, 6, 1), violation.Offender);
        Assert.Equal(["2"], violation.PossibleAnswers);
        Assert.True(violation.AnswersAreAll);
        Assert.Empty(violation.Concurrent);
    }

    [Fact]
    public void A_lost_update_is_found()
    {
        Violation violation = Violated(Write(1, 2, 0), Cas(3, 5, 0, 1), Cas(4, 6, 0, 2));

        Assert.Equal(6, violation.Position);
        Assert.Equal(["fail (it held 1)"], violation.PossibleAnswers);
        Assert.Equal([Cas(3, 5, 0, 1)], violation.Concurrent);
    }

    [Fact]
    public void A_read_during_a_write_may_see_either_value_but_not_the_old_after_the_new()
    {
        Assert.Equal(Verdict.Linearizable, Check(Write(1, 2, 1), Write(3, 8, 2), Read(4, 5, 1), Read(6, 7, 2)).Verdict);
        Assert.Equal(7, Violated(Write(1, 2, 1), Write(3, 8, 2), Read(4, 5, 2), Read(6, 7, 1)).Position);
    }

    [Fact]
    public void Overlapping_operations_take_place_in_whatever_order_explains_the_answers() =>
        Assert.Equal(Verdict.Linearizable, Check(Write(1, 10, 1), Write(2, 9, 2), Cas(3, 8, 2, 3), Read(4, 7, 3), Read(11, 12, 1)).Verdict);

    [Fact]
    public void A_pending_write_may_be_seen_later_or_never()
    {
        Assert.Equal(Verdict.Linearizable, Check(Write(1, 2, 1), PendingWrite(3, 2), Read(4, 5, 1), Read(6, 7, 2)).Verdict);
        Assert.Equal(Verdict.Linearizable, Check(Write(1, 2, 1), PendingWrite(3, 2), Read(4, 5, 1), Read(6, 7, 1)).Verdict);
    }

    [Fact]
    public void A_pending_write_takes_place_once_and_not_before_it_was_invoked()
    {
        Assert.Equal(11, Violated(PendingWrite(1, 2), Read(2, 3, 2), Write(4, 5, 1), Read(6, 7, 1), Read(10, 11, 2)).Position);
        Assert.Equal(2, Violated(Read(1, 2, 2), PendingWrite(3, 2)).Position);
    }

    [Fact]
    public void Two_pending_writes_of_the_same_value_take_place_twice() =>
        Assert.Equal(Verdict.Linearizable, Check(PendingWrite(1, 2), PendingWrite(2, 2), Read(3, 4, 2), Write(5, 6, 1), Read(7, 8, 1), Read(9, 10, 2)).Verdict);

    [Fact]
    public void A_write_of_the_value_that_is_there_can_be_kept_for_later() =>
        Assert.Equal(Verdict.Linearizable, Check(Write(1, 2, 4), Write(3, 12, 4), Read(4, 5, 4), Write(6, 7, 2), Read(8, 9, 2), Read(10, 11, 4)).Verdict);

    [Fact]
    public void A_pending_cas_takes_place_only_where_its_expected_value_is_held()
    {
        Assert.Equal(Verdict.Linearizable, Check(Write(1, 2, 1), PendingCas(3, 1, 2), Read(4, 5, 2)).Verdict);
        Assert.Equal(Verdict.NotLinearizable, Check(Write(1, 2, 1), PendingCas(3, 0, 2), Read(4, 5, 2)).Verdict);
    }

    [Fact]
    public void A_cas_that_succeeded_needs_its_expected_value()
    {
        Assert.Equal(Verdict.Linearizable, Check(Write(1, 2, 1), Cas(3, 4, 1, 2), Read(5, 6, 2)).Verdict);
        Assert.Equal(["fail (it held 1)"], Violated(Write(1, 2, 1), Cas(3, 4, 0, 2)).PossibleAnswers);
    }

    [Fact]
    public void A_cas_that_failed_did_not_happen_whatever_was_held() =>
        Assert.Equal(Verdict.Linearizable, Check(Write(1, 2, 1), FailedCas(3, 4, 1, 2), Read(5, 6, 1)).Verdict);

    [Fact]
    public void A_failed_write_that_was_seen_is_a_violation_where_its_failure_shows()
    {
        Violation violation = Violated(Write(1, 2, 1), FailedWrite(3, 6, 2), Read(4, 5, 2), Read(7, 8, 1));

        Assert.Equal(6, violation.Position);
        Assert.Equal(FailedWrite(3, 6, 2), violation.Offender);
        Assert.Empty(violation.PossibleAnswers);
    }

    [Fact]
    public void The_earliest_violation_of_all_keys_is_told()
    {
        Operation<KeyValueInput, KeyValueAnswer> Get(string key, long from, long to, string text) =>
            Operation<KeyValueInput, KeyValueAnswer>.Completed("p", key, from, to, KeyValueInput.Get, KeyValueAnswer.Got(text));
        LinearizabilityResult result = LinearizabilityChecker.Check(KeyValue.Model, [Get("a", 1, 8, "x"), Get("b", 2, 5, "y"), Get("c", 3, 6, "z"), Get("d", 4, 7, "")], SearchBudget.Default);

        Assert.Equal(5, result.Violation!.Position);
        Assert.Equal("b", result.Violation.Offender.Key);
        Assert.Empty(result.Violation.Concurrent);
    }

    [Fact]
    public void A_search_that_uses_up_its_budget_answers_undecided_and_never_guesses()
    {
        Operation<RegisterInput, RegisterAnswer>[] writes = [.. Enumerable.Range(1, 12).Select(i => Write(i, 100 + i, i))];
        var budget = new SearchBudget(100, 1 << 20);

        Assert.Equal(Verdict.Undecided, LinearizabilityChecker.Check(Register.Model, [.. writes, Read(200, 201, 99)], budget).Verdict);
        Assert.Equal(Verdict.Linearizable, LinearizabilityChecker.Check(Register.Model, [.. writes, Read(200, 201, 12)], budget).Verdict);
        Assert.Equal(Verdict.NotLinearizable, LinearizabilityChecker.Check(Register.Model, [.. writes, Read(200, 201, 99)], SearchBudget.Default).Verdict);
    }

    [Fact]
    public void Memory_counts_against_the_budget()
    {
        Operation<RegisterInput, RegisterAnswer>[] writes = [.. Enumerable.Range(1, 12).Select(i => Write(i, 100 + i, i))];

        Assert.Equal(Verdict.Undecided, LinearizabilityChecker.Check(Register.Model, [.. writes, Read(200, 201, 99)], new SearchBudget(long.MaxValue, 10_000)).Verdict);
    }

    [Fact]
    public void A_violation_found_while_another_key_is_undecided_is_not_called_the_shortest()
    {
        Operation<RegisterInput, RegisterAnswer> On(string key, Operation<RegisterInput, RegisterAnswer> o) =>
            Operation<RegisterInput, RegisterAnswer>.Completed(o.Process, key, o.Invoked, o.Returned!.Value, o.Input, o.Output);
        Operation<RegisterInput, RegisterAnswer>[] hard = [.. Enumerable.Range(1, 12).Select(i => Write(i, 100 + i, i)), Read(200, 201, 99)];
        LinearizabilityResult result = LinearizabilityChecker.Check(Register.Model, [.. hard.Select(o => On("hard", o)), On("easy", Read(300, 301, 5))], new SearchBudget(100, 1 << 20));

        Assert.Equal(Verdict.NotLinearizable, result.Verdict);
        Assert.Equal(301, result.Violation!.Position);
        Assert.False(result.Violation.IsShortest);
    }

    [Fact]
    public void A_long_history_is_searched_in_memory_that_follows_its_concurrency_and_not_its_length()
    {
        Operation<RegisterInput, RegisterAnswer>[] operations = [.. Enumerable.Range(0, 20_000).Select(i => Write(1 + (4L * i), 7 + (4L * i) + (i % 2), i % 3))];
        LinearizabilityResult result = LinearizabilityChecker.Check(Register.Model, operations, new SearchBudget(30_000, 4 << 20));

        Assert.Equal(Verdict.Linearizable, result.Verdict);
    }

    [Fact]
    public void Events_that_share_a_position_are_refused() =>
        Assert.Contains("position 2", Assert.Throws<ArgumentException>(() => Check(Read(1, 2, null), Read(2, 3, null))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_operation_cannot_return_before_it_was_invoked() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Read(2, 2, null));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_budget_of_nothing_is_refused(long states, long bytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SearchBudget(states, bytes));

    private static Violation Violated(params Operation<RegisterInput, RegisterAnswer>[] operations)
    {
        LinearizabilityResult result = Check(operations);
        Assert.Equal(Verdict.NotLinearizable, result.Verdict);
        return result.Violation!;
    }
}
