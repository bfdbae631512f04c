using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Node.Operations;
using Aurigraph.Simulation.Load.Operations;
using Aurigraph.Simulation.Recording;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Load;

/// <summary>Clients against validators that the test plays.</summary>
public sealed class OperationLoadTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    private readonly Kernel _kernel = new();
    private readonly List<PlayedValidator> _validators = [];

    [Theory]
    [InlineData(OperationModel.Register)]
    [InlineData(OperationModel.KeyValue)]
    public void What_a_leader_and_followers_with_its_state_answer_is_linearizable(OperationModel model)
    {
        OperationLoad load = Start(model);
        _kernel.RunUntil(VirtualTime.Zero + Second * 12L);
        (OperationFigures figures, string? violation) = HistoryJudge.Judge(load, checks: true);
        Assert.Null(violation);
        Assert.Equal("linearizable", figures.Verdict);
        Assert.True(figures.Completed > 1000, $"{figures.Completed} completed");
        Assert.Equal(figures.Invoked, figures.Completed + figures.Failed + figures.Unknown);
        Assert.True(load.IsQuiet);
        Assert.Equal(figures.Invoked, HistoryReader.Read(figures.History).History!.Operations.Count);
    }

    [Theory]
    [InlineData(OperationModel.Register)]
    [InlineData(OperationModel.KeyValue)]
    public void A_follower_that_answers_reads_from_its_own_state_without_asking_is_found_out(OperationModel model)
    {
        OperationLoad load = Start(model);
        _validators[1].Lag = Duration.FromMilliseconds(100);
        _kernel.RunUntil(VirtualTime.Zero + Second * 12L);
        (OperationFigures figures, string? violation) = HistoryJudge.Judge(load, checks: true);
        Assert.Equal("not linearizable", figures.Verdict);
        Assert.StartsWith("linearizability: `", violation, StringComparison.Ordinal);
        Assert.Contains("of history.txt, was answered ", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_is_lost_after_it_was_acknowledged_is_found_out()
    {
        OperationLoad load = Start(OperationModel.Register);
        _validators[0].Forgets = 50;
        _kernel.RunUntil(VirtualTime.Zero + Second * 12L);
        Assert.NotNull(HistoryJudge.Judge(load, checks: true).Violation);
    }

    [Fact]
    public void A_repetition_that_is_applied_twice_is_found_out()
    {
        OperationLoad load = Start(OperationModel.KeyValue);
        _validators[0].AnswersLost = 3;
        _validators[0].AppliesRepetitions = true;
        _kernel.RunUntil(VirtualTime.Zero + Second * 12L);
        Assert.NotNull(HistoryJudge.Judge(load, checks: true).Violation);
    }

    [Fact]
    public void A_client_without_an_answer_asks_again_with_the_same_number_and_is_content_with_one_effect()
    {
        OperationLoad load = Start(OperationModel.KeyValue);
        _validators[0].AnswersLost = 3;
        _kernel.RunUntil(VirtualTime.Zero + Second * 12L);
        Assert.Null(HistoryJudge.Judge(load, checks: true).Violation);
        Assert.True(_validators[0].Repetitions > 20, $"{_validators[0].Repetitions} repetitions");
    }

    [Fact]
    public void A_client_follows_the_hint_to_the_leader()
    {
        Start(OperationModel.Register, leader: 2);
        _kernel.RunUntil(VirtualTime.Zero + Second);
        Assert.True(_validators[2].Writes > 10);
        // Each client finds out once.
        Assert.InRange(_validators[0].Refusals, 1, 5);
        Assert.Equal(0, _validators[1].Refusals);
    }

    [Fact]
    public void Nobody_answers_and_reads_fail_while_writes_are_left_open_under_processes_that_never_return()
    {
        OperationLoad load = Start(OperationModel.Register);
        foreach (PlayedValidator validator in _validators)
            validator.IsDead = true;
        _kernel.RunUntil(VirtualTime.Zero + Second * 12L);
        (OperationFigures figures, _) = HistoryJudge.Judge(load, checks: true);
        Assert.Equal(0, figures.Completed);
        string[] lines = figures.History.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines.Where(l => l.Contains(":fail", StringComparison.Ordinal)), l => Assert.EndsWith(":fail :read :timed-out", l, StringComparison.Ordinal));
        string[] open = [.. lines.Where(l => l.Contains(":info", StringComparison.Ordinal)).Select(ProcessOf)];
        Assert.Equal(figures.Unknown, open.Length);
        Assert.Equal(open.Length, open.Distinct().Count());
        foreach (string process in open)
            Assert.Contains(":info", lines.Last(l => ProcessOf(l) == process), StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_that_everybody_refused_has_failed()
    {
        OperationLoad load = Start(OperationModel.Register, leader: -1);
        _kernel.RunUntil(VirtualTime.Zero + Second * 12L);
        (OperationFigures figures, _) = HistoryJudge.Judge(load, checks: true);
        Assert.Equal(0, figures.Completed);
        Assert.Contains(":fail :write :refused", figures.History, StringComparison.Ordinal);
        // Open is left only what was under way to a validator when the client gave up.
        Assert.True(figures.Unknown < figures.Failed, $"{figures.Unknown} unknown, {figures.Failed} failed");
    }

    [Fact]
    public void Without_checks_the_history_is_kept_and_not_judged()
    {
        OperationLoad load = Start(OperationModel.Register);
        _validators[1].Lag = Duration.FromMilliseconds(100);
        _kernel.RunUntil(VirtualTime.Zero + Second * 12L);
        (OperationFigures figures, string? violation) = HistoryJudge.Judge(load, checks: false);
        Assert.Null(violation);
        Assert.Equal("not judged", figures.Verdict);
        Assert.NotEmpty(figures.History);
    }

    [Fact]
    public void No_operation_begins_after_the_end_of_the_load()
    {
        OperationLoad load = Start(OperationModel.Register);
        _kernel.RunUntil(VirtualTime.Zero + Second * 11L);
        long invoked = load.History.Invoked;
        _kernel.RunUntil(VirtualTime.Zero + Second * 20L);
        Assert.Equal(invoked, load.History.Invoked);
    }

    private static string ProcessOf(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3];

    /// <summary>Five clients of three validators, of which one leads, for ten seconds.</summary>
    private OperationLoad Start(OperationModel model, int leader = 0)
    {
        OperationLoad? load = null;
        for (int i = 0; i < 3; i++)
            _validators.Add(new PlayedValidator(NodeId.Validator(i + 1), _kernel, _validators, leader, a => load!.Answer(a)));
        load = new OperationLoad(_kernel, new ClientOperations(model, 5, 3, Duration.FromMilliseconds(20), Duration.FromMilliseconds(400)),
            Duration.FromMilliseconds(0.2), VirtualTime.Zero + Second * 10L, _validators, new SeededGenerator(1));
        return load;
    }
}
