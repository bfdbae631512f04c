using Aurigraph.Node.Operations;
using Aurigraph.Simulation.Load.Operations;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Load;

/// <summary>A validator as clients see it: the leader applies what it is asked after a moment, the others answer reads from what it has applied. It can be
/// told to go wrong.</summary>
internal sealed class PlayedValidator(NodeId id, Kernel kernel, IReadOnlyList<PlayedValidator> all, int leader, Action<OperationAnswer> answer) : IOperationTarget
{
    private readonly SortedDictionary<string, string?> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (long Number, StoreResult Result)> _clients = [];
    private readonly List<(VirtualTime At, string Key, string? Value)> _changes = [];

    public NodeId Id { get; } = id;

    /// <summary>Whether it answers nothing.</summary>
    public bool IsDead { get; set; }

    /// <summary>How old the state is that it reads.</summary>
    public Duration Lag { get; set; }

    /// <summary>The write that it acknowledges and forgets, from 1; 0: none.</summary>
    public int Forgets { get; set; }

    /// <summary>Every how many answers to writes one is lost; 0: none.</summary>
    public int AnswersLost { get; set; }

    /// <summary>Whether it applies what it has applied already.</summary>
    public bool AppliesRepetitions { get; set; }

    public int Writes { get; private set; }

    public int Refusals { get; private set; }

    public int Repetitions { get; private set; }

    public void Operate(OperationRequest request)
    {
        if (!IsDead)
            kernel.PostAfter(Duration.FromMilliseconds(2), new Planned(() => Serve(request)));
    }

    private bool Leads => leader >= 0 && all[leader] == this;

    private void Serve(OperationRequest request)
    {
        StoreOperation operation = request.Operation;
        if (leader < 0 || (operation.Kind != StoreOperationKind.Read && !Leads))
        {
            Refusals++;
            answer(new OperationAnswer(request, Id, AnswerKind.NotLeader) { LeaderHint = leader < 0 ? NodeId.None : all[leader].Id });
            return;
        }
        StoreResult result = operation.Kind == StoreOperationKind.Read ? new StoreResult(true, all[leader].HeldAt(operation.Key, Lag)) : Apply(operation);
        if (operation.Kind != StoreOperationKind.Read && AnswersLost > 0 && Writes % AnswersLost == 0)
            return;
        answer(new OperationAnswer(request, Id, AnswerKind.Done) { Result = result, Leads = Leads });
    }

    private string? HeldAt(string key, Duration ago)
    {
        VirtualTime latest = new(Math.Max(0, kernel.Now.Nanoseconds - ago.Nanoseconds));
        return _changes.LastOrDefault(c => c.Key == key && c.At <= latest).Value;
    }

    private StoreResult Apply(StoreOperation operation)
    {
        Writes++;
        if (_clients.TryGetValue(operation.Client, out var last) && last.Number == operation.Number)
        {
            Repetitions++;
            if (!AppliesRepetitions)
                return last.Result;
        }
        string? held = _values.GetValueOrDefault(operation.Key);
        bool takesPlace = operation.Kind != StoreOperationKind.CompareAndSet || held == operation.Expected;
        var result = new StoreResult(takesPlace, takesPlace ? null : held);
        _clients[operation.Client] = (operation.Number, result);
        if (takesPlace && Writes != Forgets)
        {
            _values[operation.Key] = operation.Kind == StoreOperationKind.Append ? held + operation.Value : operation.Value;
            _changes.Add((kernel.Now, operation.Key, _values[operation.Key]));
        }
        return result;
    }

    private sealed class Planned(Action action) : IKernelEvent
    {
        public void Fire(long argument) => action();
    }
}
