using Aurigraph.Experiment;
using Aurigraph.Node.Operations;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Load.Operations;

/// <summary>
/// One client of the key-value store: one operation at a time, then a pause. It asks validators in turn for reads and, for writes, the one it believes to
/// lead; refused, or without an answer for a while, it asks again with the same number, which makes a repetition harmless. In the end it gives up: a read, or
/// a write that every asked validator refused, has failed; of any other write the outcome is unknown, and the client goes on as a new process, since that
/// one never returns.
/// </summary>
internal sealed class OperationClient : IKernelEvent
{
    /// <summary>How many times within its patience a client asks.</summary>
    private const int AttemptsInTimeout = 4;

    /// <summary>Between a refusal and the next attempt.</summary>
    private static readonly Duration PauseAfterRefusal = Duration.FromMilliseconds(5);

    private readonly int _id;
    private readonly OperationLoad _load;
    private readonly ClientOperations _settings;
    private readonly SeededGenerator _draws;
    private long _process;
    private long _number;
    private long _attempt;
    private int _unanswered;
    private int _turn;
    private int _leader;
    private int _target;
    private VirtualTime _givesUpAt;
    private StoreOperation? _underWay;

    public OperationClient(int id, OperationLoad load, ClientOperations settings, SeededGenerator draws)
    {
        _id = id;
        _load = load;
        _settings = settings;
        _draws = draws;
        _process = id;
        _turn = id;
        Rest();
    }

    private enum Wake
    {
        Begin,
        Retry,
        AttemptIsOver,
        GiveUp,
    }

    /// <summary>Whether an operation waits for its answer.</summary>
    public bool IsWaiting => _underWay is not null;

    /// <inheritdoc/>
    public void Fire(long argument)
    {
        (var wake, long about) = ((Wake)(argument & 3), argument >> 2);
        switch (wake)
        {
            case Wake.Begin:
                Begin();
                break;
            case Wake.Retry when IsWaiting && about == _attempt:
                Ask();
                break;
            case Wake.AttemptIsOver when IsWaiting && about == _attempt:
                Turn();
                Ask();
                break;
            case Wake.GiveUp when IsWaiting && about == _number:
                GiveUp();
                break;
        }
    }

    /// <summary>An answer arrives; one to an operation that is over comes too late.</summary>
    public void OnAnswer(OperationAnswer answer)
    {
        if (_underWay is not { } operation || answer.Request.Operation.Number != _number)
            return;
        if (answer.Kind == AnswerKind.Done)
        {
            if (operation.Kind != StoreOperationKind.Read)
                _leader = _load.PlaceOf(answer.From);
            _load.Mix.Learn(operation, answer.Result);
            _load.History.Return(_process, answer);
            End();
            return;
        }
        if (answer.Kind != AnswerKind.LeadershipLost)
            _unanswered--;
        if (answer.Request.Attempt != _attempt)
            return;
        if (operation.Kind != StoreOperationKind.Read && !answer.LeaderHint.IsNone)
            _target = _leader = _load.PlaceOf(answer.LeaderHint);
        else
            Turn();
        // One that is asked too late to be answered would only leave open what became of it.
        if (_load.Kernel.Now + PauseAfterRefusal + PauseAfterRefusal < _givesUpAt)
            WakeAfter(PauseAfterRefusal, Wake.Retry, _attempt);
    }

    private void Begin()
    {
        if (_load.IsOver)
            return;
        _underWay = _load.Mix.Draw(_id, ++_number, _draws);
        _unanswered = 0;
        _target = _underWay.Kind == StoreOperationKind.Read ? ++_turn % _load.Targets : _leader;
        _load.History.Invoke(_process, _underWay);
        _givesUpAt = _load.Kernel.Now + _settings.Timeout;
        WakeAfter(_settings.Timeout, Wake.GiveUp, _number);
        Ask();
    }

    private void Ask()
    {
        _attempt++;
        _unanswered++;
        _load.Send(_target, new OperationRequest(_underWay!, _attempt));
        WakeAfter(_settings.Timeout / AttemptsInTimeout, Wake.AttemptIsOver, _attempt);
    }

    private void Turn()
    {
        _target = (_target + 1) % _load.Targets;
        if (_underWay!.Kind != StoreOperationKind.Read)
            _leader = _target;
    }

    private void GiveUp()
    {
        StoreOperation operation = _underWay!;
        if (operation.Kind == StoreOperationKind.Read)
        {
            _load.History.Fail(_process, operation, "timed-out");
        }
        else if (_unanswered == 0)
        {
            _load.History.Fail(_process, operation, "refused");
        }
        else
        {
            _load.History.GiveUp(_process, operation, "timed-out");
            _process += _settings.Clients;
        }
        End();
    }

    private void End()
    {
        _underWay = null;
        Rest();
    }

    private void Rest() => WakeAfter(new Duration((long)(_settings.Think.Nanoseconds * _draws.NextStandardExponential())), Wake.Begin, 0);

    private void WakeAfter(Duration delay, Wake wake, long about) => _load.Kernel.PostAfter(delay, this, (about << 2) | (long)wake);
}
